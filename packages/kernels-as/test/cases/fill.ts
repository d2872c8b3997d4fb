import * as tf from '@tensorflow/tfjs-core';
import type { Input } from './case.ts';

/** The values of a case's input number `which`: a multiplicative sequence, so no two are alike. */
export function valuesOf(
  { shape, dtype = 'float32', range = [-2, 2], values }: Input,
  which: number,
): number[] {
  if (values) return values;
  const [low, high] = dtype === 'bool' ? [0, 2] : range;
  return Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => {
    const u = ((Math.imul(i + 1, 0x9e3779b1) + Math.imul(which + 1, 0x85ebca6b)) >>> 8) / 2 ** 24;
    const value = low + u * (high - low);
    return dtype === 'float32' ? Math.fround(value) : Math.floor(value);
  });
}

/** The input as a tensor on the current backend. */
export function tensorOf(input: Input, which: number): tf.Tensor {
  return tf.tensor(valuesOf(input, which), input.shape, input.dtype ?? 'float32');
}
