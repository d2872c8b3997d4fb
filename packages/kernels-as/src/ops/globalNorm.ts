import {
  addN,
  type NamedTensorMap,
  type Scalar,
  scalar,
  sqrt,
  square,
  sum,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import { fused } from './fused.ts';

/** The length of all tensors together as one vector, sqrt of the sum of all squares; 0 of none. */
export function globalNorm(tensors: readonly Tensor[]): Scalar {
  const inputs: NamedTensorMap = {};
  for (const [i, tensor] of tensors.entries()) inputs[`x${i}`] = tensor;
  return fused<Scalar>('GlobalNorm', inputs, {}, () =>
    tidy(() => sqrt(addN<Scalar>([scalar(0), ...tensors.map((tensor) => sum<Scalar>(square(tensor)))]))),
  );
}
