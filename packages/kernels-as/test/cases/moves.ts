import type * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Dtype = 'float32' | 'int32' | 'bool';

/** One row per shape that only moves elements, so every bit is right. */
export function moves(
  kernel: string,
  shape: number[],
  name: string,
  run: (x: tf.Tensor) => tf.Tensor,
  dtype: Dtype = 'float32',
): Case {
  const range: [number, number] = [-100, 100];
  return { kernel, name: `[${shape}] ${name}`, inputs: [{ shape, dtype, range }], run, tolerance: 0 };
}
