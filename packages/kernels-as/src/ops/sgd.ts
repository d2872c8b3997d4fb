import { mul, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { ScalarInput } from './scalarInput.ts';
import { stepAll } from './stepAll.ts';

/**
 * weight - rate gradient for any number of weights, both of one shape. The results take the place of the weights: dispose of
 * those (see `adam`).
 */
export function sgd(
  weights: readonly Record<'weight' | 'gradient', Tensor>[],
  { rate }: { rate: ScalarInput },
): Record<'weight', Tensor>[] {
  return stepAll('SgdStep', weights, ['weight'], rate, {}, ({ weight, gradient }, [r]) => [
    sub(weight, mul(gradient, r)),
  ]);
}
