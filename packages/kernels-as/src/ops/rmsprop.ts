import { add, div, mul, sqrt, square as squared, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { ScalarInput } from './scalarInput.ts';
import { stepAll } from './stepAll.ts';

/**
 * One step of RMSProp (Tieleman and Hinton 2012, lecture 6.5) for any number of weights; the tensors of each have one shape:
 * square becomes decay square + (1 - decay) gradient^2, weight becomes weight - rate gradient / (sqrt(square) + epsilon),
 * epsilon outside of the root. This is the form of torch.optim.RMSprop; tf.train.rmsprop has epsilon inside: sqrt(square + epsilon).
 *
 * The results take the place of weight and square: dispose of those two (see `adam`).
 */
export function rmsprop(
  weights: readonly Record<'weight' | 'gradient' | 'square', Tensor>[],
  { rate, decay, epsilon }: { rate: ScalarInput; decay: number; epsilon: number },
): Record<'weight' | 'square', Tensor>[] {
  const renewed = ['weight', 'square'] as const;
  const attrs = { decay, epsilon };
  return stepAll('RmspropStep', weights, renewed, rate, attrs, ({ weight, gradient, square }, [r]) => {
    const newSquare = add(mul(square, decay), mul(squared(gradient), 1 - decay));
    return [sub(weight, div(mul(gradient, r), add(sqrt(newSquare), epsilon))), newSquare];
  });
}
