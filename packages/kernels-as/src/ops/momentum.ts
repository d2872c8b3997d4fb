import { add, mul, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { fused } from './fused.ts';

/**
 * Gradient descent with momentum (Polyak 1964; Sutskever et al. 2013) for one weight; all tensors have its shape:
 * velocity becomes momentum velocity + gradient, weight becomes weight - rate velocity.
 *
 * The results take the place of weight and velocity: dispose of those two (see `adam`).
 */
export function momentum<T extends Tensor>(
  { weight, gradient, velocity }: { weight: T; gradient: T; velocity: T },
  { rate, momentum }: { rate: number; momentum: number },
): { weight: T; velocity: T } {
  const inputs = { weight, gradient, velocity };
  const results = fused<Tensor[]>('MomentumStep', inputs, { rate, momentum }, () =>
    tidy(() => {
      const newVelocity = add(mul(velocity, momentum), gradient);
      return [sub(weight, mul(newVelocity, rate)), newVelocity];
    }),
  );
  return { weight: results[0] as T, velocity: results[1] as T };
}
