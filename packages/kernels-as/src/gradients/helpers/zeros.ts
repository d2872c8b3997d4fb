import { fill, type Tensor } from '@tensorflow/tfjs-core';

/** Float zeros of a shape, made by the backend. */
export function zeros(shape: number[]): Tensor {
  return fill(shape, 0, 'float32');
}
