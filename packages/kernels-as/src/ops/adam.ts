import { add, div, mul, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { ScalarInput } from './scalarInput.ts';
import { stepAll } from './stepAll.ts';

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1) for any number of weights; the four tensors of each have one shape:
 * m becomes beta1 m + (1 - beta1) gradient, v becomes beta2 v + (1 - beta2) gradient^2, and weight becomes
 * weight - rate mHat / (sqrt(vHat) + epsilon), mHat = m / (1 - beta1^step), vHat = v / (1 - beta2^step). This is the
 * form of torch.optim.Adam and tf.train.adam: epsilon is added after the bias correction. `rates` [2] comes from
 * `adamRates`, which has the bias corrections in it.
 *
 * The results take the place of weight, m and v: dispose of those three, and read only the results (on ganvil the
 * step works in place where nobody else holds the data, so the old tensors may show the new values).
 */
export function adam(
  weights: readonly Record<'weight' | 'gradient' | 'm' | 'v', Tensor>[],
  { rates, beta1, beta2 }: { rates: ScalarInput; beta1: number; beta2: number },
): Record<'weight' | 'm' | 'v', Tensor>[] {
  const renewed = ['weight', 'm', 'v'] as const;
  const attrs = { beta1, beta2 };
  return stepAll(
    'AdamStep',
    weights,
    renewed,
    rates,
    attrs,
    ({ weight, gradient, m, v }, [rate, epsilon]) => {
      const newM = add(mul(m, beta1), mul(gradient, 1 - beta1));
      const newV = add(mul(v, beta2), mul(square(gradient), 1 - beta2));
      const step = div(mul(newM, rate), add(sqrt(newV), epsilon));
      return [sub(weight, step), newM, newV];
    },
  );
}

/**
 * The `rates` of `adam` in step number `step` = 1, 2, ...: with c = sqrt(1 - beta2^step),
 * rate mHat / (sqrt(vHat) + epsilon) = (rate c / (1 - beta1^step)) m / (sqrt(v) + epsilon c).
 */
export function adamRates(
  { rate, beta1, beta2, epsilon }: Record<'rate' | 'beta1' | 'beta2' | 'epsilon', number>,
  step: number,
): [rate: number, epsilon: number] {
  const correction = Math.sqrt(1 - power(beta2, step));
  return [(rate * correction) / (1 - power(beta1, step)), epsilon * correction];
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
