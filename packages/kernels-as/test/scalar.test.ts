import { expect, it } from 'vitest';
import { loadScalar, type Scalar } from '../src/numbers/scalar.ts';

const right: Partial<Record<keyof Scalar, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softplus: (x) => Math.log1p(Math.exp(x)),
};

it.each(Object.entries(right))('%s is right to float32, of a number and of an array', async (name, f) => {
  const ours = (await loadScalar())[name as keyof Scalar];
  const values = Float32Array.from({ length: 203 }, (_, i) => 0.01 + i / 7);
  const before = values.slice();
  const all = ours(values);
  for (const [i, x] of values.entries()) {
    expect(Math.abs(all[i] - f(x)) / Math.max(1, f(x))).toBeLessThan(5e-7);
    expect(ours(x)).toBe(all[i]);
  }
  expect(values).toEqual(before);
  expect(ours(new Float32Array(0))).toEqual(new Float32Array(0));
});

it('goes to the limits', async () => {
  const { exp, log, tanh, erf } = await loadScalar();
  expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(log(-1)).toBeNaN();
  expect(tanh(100)).toBe(1);
  expect(erf(-100)).toBe(-1);
});
