import { add, mul, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { ScalarInput } from './scalarInput.ts';
import { stepAll } from './stepAll.ts';

/**
 * Gradient descent with momentum (Polyak 1964; Sutskever et al. 2013) for any number of weights; the tensors of each have
 * one shape: velocity becomes momentum velocity + gradient, weight becomes weight - rate velocity.
 * `rates` [2]: learning rate and momentum. This is the form of torch.optim.SGD (no dampening, no Nesterov) and tf.train.momentum.
 *
 * The results take the place of weight and velocity: dispose of those two (see `adam`).
 */
export function momentum(
  weights: readonly Record<'weight' | 'gradient' | 'velocity', Tensor>[],
  { rates }: { rates: ScalarInput },
): Record<'weight' | 'velocity', Tensor>[] {
  const renewed = ['weight', 'velocity'] as const;
  return stepAll(
    'MomentumStep',
    weights,
    renewed,
    rates,
    {},
    ({ weight, gradient, velocity }, [rate, momentum]) => {
      const newVelocity = add(mul(velocity, momentum), gradient);
      return [sub(weight, mul(newVelocity, rate)), newVelocity];
    },
  );
}
