import {
  abs,
  exp,
  expandDims,
  neg,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { fused } from './fused.ts';

/** What the sums are made of: exp(-|x_i - x_j|_1) for every kernel and all pairs of samples [kernels, samples, samples]. */
export function similarities(x: Tensor): Tensor {
  return exp(neg(sum(abs(sub(expandDims(x, 3), expandDims(x, 2))), 1)));
}

/**
 * How near each sample of a batch is to all of them, itself included: the sums of minibatch discrimination (Salimans et al. 2016,
 * https://arxiv.org/abs/1606.03498 section 3.2). Differentiable as often as one likes; memory grows with the square of the batch only where
 * the gradient is differentiated.
 *
 * @param x Float32 [kernels, dimensions, samples].
 * @returns [kernels, samples]: sum over j of exp(-sum over dimensions of |x_i - x_j|), from 1 to the number of samples.
 */
export function similaritySums(x: Tensor3D): Tensor2D {
  return fused<Tensor2D>('SimilaritySums', { x }, {}, () => sum(similarities(x), 2) as Tensor2D);
}
