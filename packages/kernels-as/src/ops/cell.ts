import { type Scalar, scalar } from '@tensorflow/tfjs-core';

/** A number that an operation reads when it runs: plain, or a scalar tensor that may change between replays. */
export type Cell = number | Scalar;

/** Hands `use` the cell as a tensor, which is freed afterwards if it was a plain number. */
export function cell<T>(value: Cell, use: (tensor: Scalar) => T): T {
  if (typeof value !== 'number') return use(value);
  const tensor = scalar(value);
  const result = use(tensor);
  tensor.dispose();
  return result;
}
