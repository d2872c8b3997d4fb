// Tensor code against plain float64 code: values, first and second derivatives.
import { expect } from 'vitest';
import * as tf from '../../src/tf.ts';

/** An input of both: its shape, and its numbers, flat. */
export interface Input {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** Plain float64 code: the same numbers, flat, from those of each input. */
export type Reference = (...inputs: readonly (readonly number[])[]) => number | readonly number[];

/** How far derivatives are compared, and how closely, relative to the largest number of each comparison. */
export interface Agreement {
  /** 0: values alone; 1: also the gradient; 2: also the Hessian along a direction. */
  readonly orders: 0 | 1 | 2;
  readonly tolerance?: number;
}

const FIRST = 1e-5; // steps of central differences: their errors are about 1e-10 and 1e-7
const SECOND = 1e-4;

/** Numbers from -1 to 1 that look random and are the same everywhere, of these shapes. */
export function inputsOf(...shapes: readonly (readonly number[])[]): Input[] {
  let state = 12345;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return shapes.map((shape) => ({
    shape,
    data: Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => Math.fround(next())),
  }));
}

/** Expects tensor code to agree with its reference on these inputs. Of several numbers, derivatives are those of a weighted sum. */
export function expectAgreement(
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
  reference: Reference,
  inputs: readonly Input[],
  { orders, tolerance = 2e-5 }: Agreement,
): void {
  tf.tidy(() => {
    const x = inputs.map(({ data, shape }) => tf.tensor([...data], [...shape]));
    const found = f(...x).dataSync(); // before the reference, which may look at what was drawn
    const values = flat(reference(...inputs.map(({ data }) => data)));
    expectClose('value', found, values, tolerance);
    if (orders === 0) return;
    const [{ data: weights }] = inputsOf([values.length]);
    const sum = (...y: tf.Tensor[]) => tf.sum(tf.mul(tf.reshape(f(...y), [-1]), tf.tensor1d([...weights])));
    const scalar = (all: readonly number[]) =>
      flat(reference(...split(all, inputs))).reduce((total, value, i) => total + value * weights[i], 0);
    const point = inputs.flatMap(({ data }) => [...data]);
    const gradient = (...y: tf.Tensor[]) => gradientOf(sum, y);
    expectClose('gradient', gradient(...x).dataSync(), slopes(scalar, point), tolerance);
    if (orders === 1) return;
    const [{ data: along }] = inputsOf([point.length]);
    const slope = (...y: tf.Tensor[]) => tf.sum(tf.mul(gradient(...y), tf.tensor1d([...along])));
    const curved = gradientOf(slope, x);
    expectClose('second derivative', curved.dataSync(), curvature(scalar, point, along), tolerance);
  });
}

/** The gradient with respect to all inputs, flat; 0 for those that do not matter. */
function gradientOf(f: (...x: tf.Tensor[]) => tf.Tensor, x: tf.Tensor[]): tf.Tensor {
  const { grads } = tf.engine().gradients(() => f(...x), x, undefined, true);
  return tf.concat(x.map((one, i) => (grads[i] ? tf.reshape(grads[i], [-1]) : tf.zeros([one.size]))));
}

/** Expects numbers to be as close as float32 and `tolerance` allow, relative to the largest of them or 1. */
export function expectClose(
  what: string,
  found: ArrayLike<number>,
  expected: readonly number[],
  tolerance = 2e-5,
): void {
  expect(found.length, `${what}: how many`).toBe(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  for (const [i, value] of expected.entries())
    expect(
      Math.abs(found[i] - value) / scale,
      `${what} ${i}: expected ${value}, got ${found[i]}`,
    ).toBeLessThan(tolerance);
}

/** The gradient by central differences. */
export function slopes(f: (x: readonly number[]) => number, x: readonly number[], step = FIRST): number[] {
  return x.map((_, i) => {
    const at = (change: number) => f(x.map((value, k) => (k === i ? value + change : value)));
    return (at(step) - at(-step)) / (2 * step);
  });
}

/** The Hessian times a direction, by differences of differences. */
function curvature(
  f: (x: readonly number[]) => number,
  x: readonly number[],
  along: readonly number[],
): number[] {
  const gradient = (change: number) =>
    slopes(
      f,
      x.map((value, i) => value + change * along[i]),
      SECOND,
    );
  const [above, below] = [gradient(SECOND), gradient(-SECOND)];
  return above.map((value, i) => (value - below[i]) / (2 * SECOND));
}

function split(all: readonly number[], inputs: readonly Input[]): number[][] {
  let from = 0;
  return inputs.map(({ data }) => {
    const part = all.slice(from, from + data.length);
    from += data.length;
    return part;
  });
}

function flat(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}
