import { add, div, mul, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { Cell } from './cell.ts';
import { stepAll } from './stepAll.ts';

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1, in the form at the end of its section 2) for any number of weights; the
 * four tensors of each have one shape. `rate` comes from `adamRate`, which has the bias correction in it.
 *
 * The results take the place of weight, m and v: dispose of those three, and read only the results (on ganvil the
 * step works in place where nobody else holds the data, so the old tensors may show the new values).
 */
export function adam(
  weights: readonly Record<'weight' | 'gradient' | 'm' | 'v', Tensor>[],
  { rate, beta1, beta2, epsilon }: { rate: Cell; beta1: number; beta2: number; epsilon: number },
): Record<'weight' | 'm' | 'v', Tensor>[] {
  const attrs = { beta1, beta2, epsilon };
  return stepAll('AdamStep', weights, ['weight', 'm', 'v'], rate, attrs, ({ weight, gradient, m, v }, r) => {
    const newM = add(mul(m, beta1), mul(gradient, 1 - beta1));
    const newV = add(mul(v, beta2), mul(square(gradient), 1 - beta2));
    const step = div(mul(newM, r), add(sqrt(newV), epsilon));
    return [sub(weight, step), newM, newV];
  });
}

/** rate sqrt(1 - beta2^step) / (1 - beta1^step), step = 1, 2, …: the rate of Adam with its bias correction. */
export function adamRate(rate: number, beta1: number, beta2: number, step: number): number {
  return (rate * Math.sqrt(1 - power(beta2, step))) / (1 - power(beta1, step));
}

/** base^exponent by repeated squaring: Math.pow differs between engines. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}
