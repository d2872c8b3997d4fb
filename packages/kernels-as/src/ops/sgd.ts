import { mul, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { fused } from './fused.ts';

/**
 * weight - rate gradient, both of one shape. The result takes the place of weight: dispose of it (see `adam`).
 */
export function sgd<T extends Tensor>(
  { weight, gradient }: { weight: T; gradient: T },
  { rate }: { rate: number },
): { weight: T } {
  const composed = (): Tensor => tidy(() => sub(weight, mul(gradient, rate)));
  return { weight: fused<Tensor>('SgdStep', { weight, gradient }, { rate }, composed) as T };
}
