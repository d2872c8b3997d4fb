// Complex numbers: two float32 tensors under one data id.
import type { DataType, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { HYPOT } from '../../assembly/shared/op.ts';
import type { GanvilBackend } from '../backend/ganvilBackend.ts';
import { broadcastBinary } from './helpers/broadcastBinary.ts';
import { compose } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Binary {
  a: TensorInfo;
  b: TensorInfo;
}

/** Kernels that do to complex numbers what they do to real and imaginary parts. */
const linear = new Set([
  ...['Add', 'AddN', 'Concat', 'GatherV2', 'Neg', 'Pack', 'PadV2', 'Reverse', 'Slice', 'SplitV'],
  ...['StridedSlice', 'Sub', 'Sum', 'Tile', 'Transpose', 'Unpack', 'ZerosLike'],
]);

/** The real (0) or imaginary (1) part of complex numbers, their own data. */
function partOf(x: TensorInfo, which: 0 | 1, backend: GanvilBackend): TensorInfo {
  const { parts } = backend.data.get(x.dataId);
  if (!parts) throw new Error(`expected complex numbers, got ${x.dtype} [${x.shape}].`);
  return { dataId: parts[which], shape: x.shape, dtype: 'float32' };
}

/** An adapter of a linear kernel made to take complex tensors, too; others are left as they are. */
export function perPart(config: KernelConfig): KernelConfig {
  if (!linear.has(config.kernelName)) return config;
  const { kernelFunc } = config;
  return {
    ...config,
    kernelFunc: (args) => {
      const inputs = args.inputs as Record<string, TensorInfo>;
      let isComplex = false;
      for (const name in inputs) isComplex ||= inputs[name]?.dtype === 'complex64';
      if (!isComplex) return kernelFunc(args);
      const backend = args.backend as GanvilBackend;
      const [reals, imaginaries] = ([0, 1] as const).map((which) => {
        const parts = Object.entries(inputs).map(([name, x]) => [
          name,
          x.dtype === 'complex64' ? partOf(x, which, backend) : x,
        ]);
        const y = kernelFunc({ ...args, inputs: Object.fromEntries(parts) });
        return Array.isArray(y) ? y : [y];
      });
      const joined = reals.map((real, i): TensorInfo => {
        const { shape } = real;
        const dataId = backend.createComplex(shape, real.dataId, imaginaries[i].dataId);
        for (const part of [real, imaginaries[i]]) backend.disposeData(part.dataId);
        return { dataId, shape, dtype: 'complex64' };
      });
      return joined.length === 1 && config.kernelName !== 'SplitV' && config.kernelName !== 'Unpack'
        ? joined[0]
        : joined;
    },
  };
}

/** Complex numbers of parts that have no other reference. */
export function joined(real: TensorInfo, imaginary: TensorInfo, call: Call): TensorInfo {
  const y = call.pair(real, imaginary);
  call.free(real);
  call.free(imaginary);
  return y;
}

/** The parts of a tensor, the second zeros where it is real; each to be freed. */
function partsOf(x: TensorInfo, call: Call): [TensorInfo, TensorInfo] {
  if (x.dtype === 'complex64')
    return [call.share(partOf(x, 0, call.backend)), call.share(partOf(x, 1, call.backend))];
  const real = compose('Cast', { x }, { dtype: 'float32' }, call);
  return [real, compose('ZerosLike', { x: real }, {}, call)];
}

/** (a + bi)(c + di) = ac - bd + (ad + bc)i. */
export function complexProduct({ a, b }: Binary, call: Call): TensorInfo {
  const [x, y] = [partsOf(a, call), partsOf(b, call)];
  const times = (i: number, j: number) => compose('Multiply', { a: x[i], b: y[j] }, {}, call);
  const both = (name: string, first: TensorInfo, second: TensorInfo) => {
    const z = compose(name, { a: first, b: second }, {}, call);
    for (const term of [first, second]) call.free(term);
    return z;
  };
  const [real, imaginary] = [both('Sub', times(0, 0), times(1, 1)), both('Add', times(0, 1), times(1, 0))];
  for (const part of [...x, ...y]) call.free(part);
  return joined(real, imaginary, call);
}

/** tf.cast from or to complex64. */
export function castComplex(x: TensorInfo, dtype: DataType, call: Call): TensorInfo {
  if (dtype === 'complex64') return joined(...partsOf(x, call), call);
  const real = partOf(x, 0, call.backend);
  return compose('Cast', { x: real }, { dtype }, call);
}

/** tf.onesLike of complex numbers: 1 + 0i. */
export function complexOnes(x: TensorInfo, call: Call): TensorInfo {
  const real = partOf(x, 0, call.backend);
  return joined(
    compose('OnesLike', { x: real }, {}, call),
    compose('ZerosLike', { x: real }, {}, call),
    call,
  );
}

/** Complex, Real, Imag and ComplexAbs. */
export const complex = [
  kernel<{ real: TensorInfo; imag: TensorInfo }>('Complex', ({ real, imag }, _, call) =>
    call.pair(real, imag),
  ),

  kernel<{ input: TensorInfo }>('Real', ({ input }, _, call) => call.share(partOf(input, 0, call.backend))),

  kernel<{ input: TensorInfo }>('Imag', ({ input }, _, call) => call.share(partOf(input, 1, call.backend))),

  kernel<{ x: TensorInfo }>('ComplexAbs', ({ x }, _, call) => {
    const [a, b] = [partOf(x, 0, call.backend), partOf(x, 1, call.backend)];
    return broadcastBinary(call, 'binary', HYPOT, [a, call.ptr(a)], [b, call.ptr(b)], 'float32');
  }),
];
