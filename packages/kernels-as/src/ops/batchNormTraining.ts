import { add, mean, mul, rsqrt, square, sub, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { detach } from './detach.ts';
import { fused } from './fused.ts';

/**
 * Batch normalisation by the statistics of the batch itself (Ioffe and Szegedy 2015, https://arxiv.org/abs/1502.03167).
 *
 * @param x Rank 2 or more, channels last.
 * @param scale Factor per channel [c].
 * @param offset Summand per channel [c].
 * @param epsilon Added to the variance.
 * @returns y, shaped like x, and the mean and biased variance [c] over all axes but the last, for moving averages: no
 *   gradient flows through these two.
 */
export function batchNormTraining<T extends Tensor>(
  x: T,
  scale: Tensor1D,
  offset: Tensor1D,
  epsilon: number,
): [T, Tensor1D, Tensor1D] {
  return fused<Tensor[]>('BatchNormTraining', { x, scale, offset }, { epsilon }, () => {
    const axes = [...Array(x.rank - 1).keys()];
    const average = mean(x, axes);
    const centred = sub(x, average);
    const variance = mean(square(centred), axes);
    const y = add(mul(centred, mul(rsqrt(add(variance, epsilon)), scale)), offset);
    return [y, detach(average), detach(variance)];
  }) as [T, Tensor1D, Tensor1D];
}
