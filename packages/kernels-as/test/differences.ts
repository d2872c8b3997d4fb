// Gradients against central differences, along a random direction: two evaluations whatever the size.
import * as tf from '@tensorflow/tfjs-core';

const STEPS = [1e-2, 1e-3, 1e-1, 1e-4];
const ROUNDING = 2 ** -22;

/** Values in [-1, 1), the same on every run. */
export function noise(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => {
    let h = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    return ((h ^ (h >>> 12)) >>> 8) / 2 ** 23 - 1;
  });
}

/** d(f)/d(xs), zeros where f does not depend on x. Recorded if a tape is on. */
export function gradients(f: () => tf.Tensor, xs: tf.Tensor[]): tf.Tensor[] {
  const { grads } = tf.engine().gradients(f as () => tf.Scalar, xs, undefined, true);
  return grads.map((g, i) => g ?? tf.zeros(xs[i].shape));
}

/** A scalar function of float tensors whose numeric value is summed in double precision. */
export interface Scalar {
  /** As a tensor, for tfjs to differentiate. */
  tensor: (xs: tf.Tensor[]) => tf.Tensor;
  /** As a number, with the size of its summands for the rounding error. */
  number: (xs: tf.Tensor[]) => { value: number; size: number };
}

/** sum(c (y + s y^2 / 2)) of y = run(xs): its gradient depends on y, so that a second one meets every path. */
export function weighted(run: (xs: tf.Tensor[]) => tf.Tensor, at: tf.Tensor[]): Scalar {
  const y = run(at);
  const values = Array.from(y.dataSync());
  const c = noise(values.length, 77);
  const s = 1 / Math.max(1, Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / (values.length || 1)));
  const weights = tf.tensor(c, y.shape);
  return {
    tensor: (xs) => {
      const z = run(xs);
      return tf.sum(tf.mul(weights, tf.add(z, tf.mul(tf.square(z), s / 2))));
    },
    number: (xs) => dot(c, run(xs).dataSync(), (v) => v + (s / 2) * v * v),
  };
}

/** sum over inputs of c2 d(f)/d(x): what gradient penalties are made of. */
export function penalty(f: Scalar, at: tf.Tensor[]): Scalar {
  const cs = at.map((x, i) => noise(x.size, 500 + i));
  const weights = at.map((x, i) => tf.tensor(cs[i], x.shape));
  const grads = (xs: tf.Tensor[]) => gradients(() => f.tensor(xs), xs);
  return {
    tensor: (xs) => tf.addN(grads(xs).map((g, i) => tf.sum(tf.mul(g, weights[i])))) as tf.Tensor,
    number: (xs) => {
      const parts = grads(xs).map((g, i) => dot(cs[i], g.dataSync(), (v) => v));
      const value = parts.reduce((sum, p) => sum + p.value, 0);
      return { value, size: Math.hypot(...parts.map((p) => p.size)) };
    },
  };
}

function dot(c: ArrayLike<number>, y: ArrayLike<number>, of: (v: number) => number) {
  let value = 0;
  let square = 0;
  for (let i = 0; i < y.length; i++) {
    const term = c[i] * of(y[i]);
    value += term;
    square += term * term;
  }
  return { value, size: Math.sqrt(square) };
}

/**
 * Why the gradient of f at xs is wrong, or nothing. Several steps and two directions: a kink crossed by one is not
 * crossed by all.
 */
export function disagreement(f: Scalar, xs: tf.Tensor[], tolerance: number): string | undefined {
  const grads = gradients(() => f.tensor(xs), xs);
  const shapes = grads.map((g) => g.shape);
  if (JSON.stringify(shapes) !== JSON.stringify(xs.map((x) => x.shape)))
    return `shapes ${JSON.stringify(shapes)}`;
  for (const [which, x] of xs.entries()) {
    const slope = grads[which].dataSync();
    const reports: string[] = [];
    const agrees = [1, 2].some((direction) =>
      STEPS.some((step) => {
        const report = compare(
          f,
          xs,
          which,
          x,
          slope,
          noise(x.size, 1000 * direction + which),
          step,
          tolerance,
        );
        if (report) reports.push(report);
        return !report;
      }),
    );
    if (!agrees) return `input ${which}: ${reports.join('; ')}`;
  }
}

function compare(
  f: Scalar,
  xs: tf.Tensor[],
  which: number,
  x: tf.Tensor,
  slope: ArrayLike<number>,
  direction: Float32Array,
  step: number,
  tolerance: number,
): string | undefined {
  if (x.size === 0) return;
  const values = x.dataSync();
  const h = step * Math.max(1, ...values.map(Math.abs).slice(0, 100));
  const moved = (sign: number) => values.map((v, i) => v + sign * h * direction[i]);
  const [up, down] = [moved(1), moved(-1)];
  const at = (v: Float32Array) =>
    tf.tidy(() => f.number(xs.map((t, i) => (i === which ? tf.tensor(v, x.shape) : t))));
  const [high, low] = [at(up as Float32Array), at(down as Float32Array)];
  const real = up.map((v, i) => (v - down[i]) / (2 * h)); // what is left of the direction in float32
  const { value, size } = dot(real, slope, (g) => g);
  const numeric = (high.value - low.value) / (2 * h);
  const floor = (ROUNDING * (high.size + low.size)) / h + 1e-6;
  const error = Math.abs(value - numeric);
  if (error <= tolerance * Math.max(Math.abs(numeric), size) + floor) return;
  return `step ${step}: expected ${numeric}, got ${value}`;
}
