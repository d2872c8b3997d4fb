// A kernel call as data: which tfjs kernel, on which tensors, with which attributes.
import { tf } from '@ganvil/core';
import { prng } from '../../stats/prng.ts';

/** A tensor to make. */
export interface TensorSpec {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  /** Distribution of the values: `any` is (-2, 2), `positive` (0.1, 4), `index` the integers from 0 to `below` - 1. */
  readonly values: 'any' | 'positive' | 'index';
  readonly below: number;
}

/** A call of a tfjs kernel. */
export interface KernelCall {
  /** Name that tfjs registers it by, such as `BatchMatMul`. */
  readonly kernel: string;
  readonly inputs: Readonly<Record<string, TensorSpec>> | readonly TensorSpec[];
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** Shape of a batch of images inside a DCGAN. */
export const IMAGE: readonly number[] = [64, 16, 16, 64];
/** Shape of a batch of activations of a dense layer. */
export const LAYER: readonly number[] = [64, 1024];

/** A float32 tensor of values in (-2, 2). */
export function any(...shape: readonly number[]): TensorSpec {
  return { shape, dtype: 'float32', values: 'any', below: 0 };
}

/** A float32 tensor of values in (0.1, 4). */
export function positive(...shape: readonly number[]): TensorSpec {
  return { ...any(...shape), values: 'positive' };
}

/** An int32 tensor of the integers from 0 to `below` - 1. */
export function index(below: number, ...shape: readonly number[]): TensorSpec {
  return { shape, dtype: 'int32', values: 'index', below };
}

/** A bool tensor. */
export function truth(...shape: readonly number[]): TensorSpec {
  return { ...index(2, ...shape), dtype: 'bool' };
}

/** A call. */
export function call(
  kernel: string,
  inputs: KernelCall['inputs'],
  attrs: KernelCall['attrs'] = {},
): KernelCall {
  return { kernel, inputs, attrs };
}

/** A call per kernel (names separated by spaces) and inputs. */
export function each(kernels: string, ...inputs: KernelCall['inputs'][]): KernelCall[] {
  return kernels.split(' ').flatMap((kernel) => inputs.map((x) => call(kernel, x)));
}

/** The operands of a binary kernel. */
export const pair = (a: TensorSpec, b: TensorSpec): { a: TensorSpec; b: TensorSpec } => ({ a, b });

/** Pseudo-random values by distribution, the longest so far; others are their first values. Drawing takes longer than measuring. */
const drawn = new Map<string, Float32Array>();

/** The tensor of a spec, on the current backend. The values depend on the spec alone. */
export function makeTensor({ shape, dtype, values, below }: TensorSpec): tf.Tensor {
  const size = tf.util.sizeFromShape([...shape]);
  const key = `${values} ${below}`;
  let all = drawn.get(key) ?? new Float32Array();
  if (all.length < size) {
    const random = prng(1);
    const value = {
      any: () => 4 * random() - 2,
      positive: () => 0.1 + 3.9 * random(),
      index: () => Math.floor(below * random()),
    }[values];
    all = Float32Array.from({ length: size }, value);
    drawn.set(key, all);
  }
  return tf.tensor(all.subarray(0, size), [...shape], dtype);
}

/** The tensors of a call, on the current backend. */
export function makeInputs({ inputs }: KernelCall): tf.NamedTensorMap {
  const tensors = Object.entries(inputs).map(([name, spec]) => [name, makeTensor(spec)]);
  // tfjs passes the inputs of Concat and Pack as an array
  return Array.isArray(inputs) ? (tensors.map(([, tensor]) => tensor) as never) : Object.fromEntries(tensors);
}
