import { mul, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type Cell, cell } from './cell.ts';
import { fused } from './fused.ts';

/**
 * weight - rate gradient, both of one shape. The result takes the place of weight: dispose of it (see `adam`).
 */
export function sgd<T extends Tensor>(
  { weight, gradient }: { weight: T; gradient: T },
  { rate }: { rate: Cell },
): { weight: T } {
  return cell(rate, (r) => {
    const composed = (): Tensor => tidy(() => sub(weight, mul(gradient, r)));
    return { weight: fused<Tensor>('SgdStep', { weight, gradient, rate: r }, {}, composed) as T };
  });
}
