import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Complex = (x: tf.Tensor, y: tf.Tensor) => tf.Tensor;

/** What is compared: real and imaginary parts side by side. */
const parts = (z: tf.Tensor): tf.Tensor => tf.stack([tf.real(z), tf.imag(z)]);

/** An operation on the complex numbers x + iy, of two float32 tensors. */
const row = (kernel: string, name: string, shape: number[], run: Complex, tolerance = 1e-5): Case => ({
  kernel,
  name: `${name} of [${shape}]`,
  inputs: [{ shape }, { shape }],
  run: (x, y) => run(x, y),
  tolerance,
  order: 0, // tfjs' tape refuses gradients of dtype complex64
});

const lengths = [1, 2, 3, 4, 5, 7, 8, 12, 15, 16, 17, 31, 37, 64, 100, 127];

const transforms: Case[] = lengths.flatMap((n) => [
  row('FFT', 'fft', [2, n], (x, y) => parts(tf.spectral.fft(tf.complex(x, y)))),
  row('IFFT', 'ifft', [2, n], (x, y) => parts(tf.spectral.ifft(tf.complex(x, y)))),
  row('FFT', 'rfft', [3, n], (x) => parts(tf.spectral.rfft(x))),
  row('IFFT', 'irfft', [3, n], (x, y) => tf.spectral.irfft(tf.complex(x, y))),
]);

const arithmetic: Case[] = (
  [
    ['Complex', 'itself', (z) => z],
    ['Reshape', 'reshape', (z) => tf.reshape(z, [-1])],
    ['Identity', 'clone', (z) => tf.clone(z)],
    ['Transpose', 'transpose', (z) => tf.transpose(z)],
    ['Concat', 'concat', (z) => tf.concat([z, z], 1)],
    ['Pack', 'stack', (z) => tf.stack([z, z])],
    ['Add', 'add', (z) => tf.add(z, z)],
    ['Sub', 'sub', (z) => tf.sub(z, tf.zerosLike(z))],
    ['Multiply', 'mul', (z) => tf.mul(z, z)],
    ['OnesLike', 'onesLike', (z) => tf.onesLike(z)],
    ['Cast', 'cast', (z) => tf.cast(z, 'float32')],
    ['Cast', 'cast to', (_, x) => tf.cast(x, 'complex64')],
    ['ComplexAbs', 'abs', (z) => tf.abs(z)],
  ] as [string, string, (z: tf.Tensor, x: tf.Tensor) => tf.Tensor][]
).map(([kernel, name, run]) =>
  row(kernel, name, [3, 5], (x, y) => {
    const z = run(tf.complex(x, y), x);
    return z.dtype === 'complex64' ? parts(z) : z;
  }),
);

/** Kernels that tfjs' cpu backend refuses to run on complex numbers. */
const moves: Case[] = (
  [
    ['Slice', (z) => tf.slice(z, [1, 0], [2, 3])],
    ['Reverse', (z) => tf.reverse(z, 1)],
    ['Tile', (z) => tf.tile(z, [2, 1])],
    ['Unpack', (z) => tf.unstack(z)[1]],
    ['SplitV', (z) => tf.split(z, [2, 3], 1)[1]],
    ['Sum', (z) => tf.sum(z, 0)],
  ] as [string, (z: tf.Tensor) => tf.Tensor][]
).map(([kernel, run]) => ({
  ...row(kernel, 'complex numbers', [3, 5], (x, y) => parts(run(tf.complex(x, y)))),
  reference: (x, y) => tf.stack([run(x), run(y)]),
}));

export const complex: Case[] = [
  ...transforms,
  ...arithmetic,
  ...moves,
  {
    kernel: 'FFT',
    name: 'stft',
    inputs: [{ shape: [37] }],
    run: (x) => parts(tf.signal.stft(x as tf.Tensor1D, 9, 4, 12)),
    order: 0,
  },
];
