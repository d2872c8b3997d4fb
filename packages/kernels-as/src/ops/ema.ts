import { add, mul, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type Cell, cell } from './cell.ts';
import { fused } from './fused.ts';

/**
 * The exponential moving average of a weight: average + (1 - decay) (weight - average), both of one shape. An average
 * that equals the weight stays equal, bit by bit.
 *
 * The result takes the place of average: dispose of it (see `adam`).
 */
export function ema<T extends Tensor>(
  { average, weight }: { average: T; weight: T },
  { decay }: { decay: Cell },
): { average: T } {
  return cell(decay, (d) => {
    const composed = (): Tensor => tidy(() => add(average, mul(sub(weight, average), sub(1, d))));
    return { average: fused<Tensor>('EmaStep', { average, weight, decay: d }, {}, composed) as T };
  });
}
