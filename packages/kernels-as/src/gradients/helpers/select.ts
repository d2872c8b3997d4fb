import { Select, type Tensor, zerosLike } from '@tensorflow/tfjs-core';
import { run } from './run.ts';

/** `condition ? t : e`, all of one shape; e is zero by default. Unlike a product it keeps NaN and Infinity out. */
export function select(condition: Tensor, t: Tensor, e: Tensor = zerosLike(t)): Tensor {
  return run(Select, { condition, t, e });
}
