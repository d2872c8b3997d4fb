import { cast, type Tensor } from '@tensorflow/tfjs-core';

/** `x` as float32. */
export function float<T extends Tensor>(x: T): T {
  return x.dtype === 'float32' ? x : cast(x, 'float32');
}
