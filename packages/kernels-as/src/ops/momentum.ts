import { add, mul, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type Cell, cell } from './cell.ts';
import { fused } from './fused.ts';

/**
 * Gradient descent with momentum (Polyak 1964; Sutskever et al. 2013) for one weight; all tensors have its shape:
 * velocity becomes momentum velocity + gradient, weight becomes weight - rate velocity.
 *
 * The results take the place of weight and velocity: dispose of those two (see `adam`).
 */
export function momentum<T extends Tensor>(
  { weight, gradient, velocity }: { weight: T; gradient: T; velocity: T },
  { rate, momentum }: { rate: Cell; momentum: number },
): { weight: T; velocity: T } {
  const results = cell(rate, (r) =>
    fused<Tensor[]>('MomentumStep', { weight, gradient, velocity, rate: r }, { momentum }, () =>
      tidy(() => {
        const newVelocity = add(mul(velocity, momentum), gradient);
        return [sub(weight, mul(newVelocity, r)), newVelocity];
      }),
    ),
  );
  return { weight: results[0] as T, velocity: results[1] as T };
}
