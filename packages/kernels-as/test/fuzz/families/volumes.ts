import * as tf from '@tensorflow/tfjs-core';
import type { Case } from '../../cases/case.ts';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

type Triple = [number, number, number];

const triple = (d: Draw, most: number): Triple => [1 + d.below(most), 1 + d.below(most), 1 + d.below(most)];
const padding = (d: Draw) => d.pick(['same', 'valid'] as const);
const channels = (d: Draw): number => d.pick([1, 2, 3, 5, 8, 9]);

const conv3d: Family = {
  name: 'conv3d',
  draw(d): Case {
    const [strides, pad, cin] = [triple(d, 2), padding(d), channels(d)];
    const inputs = [
      d.input([1 + d.below(2), ...triple(d, 5), cin]),
      d.input([...triple(d, 4), cin, channels(d)]),
    ];
    const run = (x: tf.Tensor, f: tf.Tensor) => tf.conv3d(x as tf.Tensor5D, f as tf.Tensor5D, strides, pad);
    const tolerance = 2e-6 * Math.sqrt(4 + inputs[1].shape.reduce((a, b) => a * b, 1));
    return { kernel: 'Conv3D', name: `strides ${strides} pad ${pad}`, inputs, run, tolerance };
  },
};

/** Not with 'same' for means: tfjs' cpu backend and ours divide by other counts at borders in the gradient. */
const pools: Family[] = [tf.maxPool3d, tf.avgPool3d].map((pool) => ({
  name: pool === tf.maxPool3d ? 'maxPool3d' : 'avgPool3d',
  draw: (d) => {
    const [size, strides, pad] = [triple(d, 4), triple(d, 2), padding(d)];
    const inputs = [d.input([1 + d.below(2), ...triple(d, 5), channels(d)])];
    const run = (x: tf.Tensor) => pool(x as tf.Tensor5D, size, strides, pad);
    return { kernel: 'Pool3D', name: `size ${size} strides ${strides} pad ${pad}`, inputs, run, order: 1 };
  },
}));

const einsum: Family = {
  name: 'einsum',
  draw: (d) => {
    const sides: Record<string, number> = Object.fromEntries(
      [...'ijkl'].map((label) => [label, 1 + d.below(6)]),
    );
    const equation = d.pick([
      'ij,jk->ik',
      'ij,kj->ik',
      'ijk,ikl->ijl',
      'ij,ij->',
      'ij,ij->i',
      'i,j->ij',
      'ijk->kji',
    ]);
    const inputs = equation
      .split('->')[0]
      .split(',')
      .map((labels) => d.input([...labels].map((label) => sides[label])));
    return { kernel: 'Einsum', name: equation, inputs, run: (...xs) => tf.einsum(equation, ...xs) };
  },
};

const dilation2d: Family = {
  name: 'dilation2d',
  draw: (d) => {
    const depth = channels(d);
    const [height, width] = triple(d, 9);
    const pad = padding(d);
    const filter = [1 + d.below(Math.min(3, height)), 1 + d.below(Math.min(3, width))];
    const strides: [number, number] = [1 + d.below(2), 1 + d.below(2)];
    const inputs = [d.input([1 + d.below(2), height, width, depth]), d.input([...filter, depth])];
    const run = (x: tf.Tensor, f: tf.Tensor) =>
      tf.dilation2d(x as tf.Tensor4D, f as tf.Tensor3D, strides, pad);
    return { kernel: 'Dilation2D', name: `strides ${strides} pad ${pad}`, inputs, run, order: 0 };
  },
};

const mirrorPad: Family = {
  name: 'mirrorPad',
  draw: (d) => {
    const shape = d.shape(1 + d.below(3)).map((side) => Math.max(2, side));
    const mode = d.pick(['reflect', 'symmetric'] as const);
    const most = (side: number) => Math.min(4, mode === 'reflect' ? side - 1 : side);
    const pads = shape.map((side): [number, number] => [d.below(most(side) + 1), d.below(most(side) + 1)]);
    const run = (x: tf.Tensor) => tf.mirrorPad(x, pads, mode);
    return {
      kernel: 'MirrorPad',
      name: `${mode} ${JSON.stringify(pads)}`,
      inputs: [d.input(shape)],
      run,
      order: 1,
    };
  },
};

export const volumes: Family[] = [conv3d, ...pools, einsum, dilation2d, mirrorPad];
