import { add, div, mul, sqrt, square as squared, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type Cell, cell } from './cell.ts';
import { fused } from './fused.ts';

/**
 * One step of RMSProp (Tieleman and Hinton 2012, lecture 6.5) for one weight; all tensors have its shape: square
 * becomes decay square + (1 - decay) gradient^2, weight becomes weight - rate gradient / (sqrt(square) + epsilon).
 *
 * The results take the place of weight and square: dispose of those two (see `adam`).
 */
export function rmsprop<T extends Tensor>(
  { weight, gradient, square }: { weight: T; gradient: T; square: T },
  { rate, decay, epsilon }: { rate: Cell; decay: number; epsilon: number },
): { weight: T; square: T } {
  const results = cell(rate, (r) =>
    fused<Tensor[]>('RmspropStep', { weight, gradient, square, rate: r }, { decay, epsilon }, () =>
      tidy(() => {
        const newSquare = add(mul(square, decay), mul(squared(gradient), 1 - decay));
        return [sub(weight, div(mul(gradient, r), add(sqrt(newSquare), epsilon))), newSquare];
      }),
    ),
  );
  return { weight: results[0] as T, square: results[1] as T };
}
