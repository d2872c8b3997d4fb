import { type Tensor, tensor } from '@tensorflow/tfjs-core';

/** Numbers that an operation reads when it runs: plain, or a tensor whose values may change between replays. */
export type ScalarInput = number | readonly number[] | Tensor;

/** Hands `use` the cell as a tensor, which is freed afterwards if it was plain. */
export function withScalarInput<T>(value: ScalarInput, use: (values: Tensor) => T): T {
  if (typeof value !== 'number' && !Array.isArray(value)) return use(value as Tensor);
  const made = tensor(value as number | number[]);
  const result = use(made);
  made.dispose();
  return result;
}
