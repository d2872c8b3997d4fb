import { add, mul, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { ScalarInput } from './scalarInput.ts';
import { stepAll } from './stepAll.ts';

/**
 * The exponential moving averages of any number of weights: average + (1 - decay) (weight - average), both of one shape. An
 * average that equals the weight stays equal, bit by bit.
 *
 * The results take the place of the averages: dispose of those (see `adam`).
 */
export function ema(
  averages: readonly Record<'average' | 'weight', Tensor>[],
  { decay }: { decay: ScalarInput },
): Record<'average', Tensor>[] {
  return stepAll('EmaStep', averages, ['average'], decay, {}, ({ average, weight }, [d]) => [
    add(average, mul(sub(weight, average), sub(1, d))),
  ]);
}
