// The distributions of latents in plain float64.

/** The latents of a batch, from the numbers drawn for it, row by row; their mean and variance. */
export interface LatentReference {
  batch(drawn: readonly number[], latentDim: number): number[];
  /** A number of a latent of three that was moved, brought back to where there are some; absent where that is not by number. */
  readonly confine?: (x: number) => number;
  readonly mean: number;
  readonly variance: number;
}

const clip = (low: number, high: number) => (x: number) => Math.min(high, Math.max(low, x));

/** By name of the distribution. */
export const references: Record<string, LatentReference> = {
  normal: { batch: (drawn) => [...drawn], mean: 0, variance: 1 },
  uniform: { batch: (drawn) => [...drawn], confine: clip(-1, 1), mean: 0, variance: 1 / 3 },
  uniform01: { batch: (drawn) => [...drawn], confine: clip(0, 1), mean: 0.5, variance: 1 / 12 },
  truncatedNormal: {
    batch: (drawn) => drawn.map((u) => quantile((u * mass(2) + 1) / 2)),
    confine: clip(-2, 2),
    mean: 0,
    // 1 - 2 c phi(c) / P(|x| < c), Johnson and Kotz 1970
    variance: 1 - (4 * density(2)) / mass(2),
  },
  stratified: {
    batch: (drawn) =>
      drawn.map((u, i) => -8 + (drawn.length > 1 ? (16 * i) / (drawn.length - 1) : 0) + u / 100),
    confine: clip(-8, 8.01),
    mean: 0.005,
    variance: 64 / 3,
  },
  sphere: {
    batch: (drawn, d) =>
      drawn.map((value, i) => {
        const row = drawn.slice(i - (i % d), i - (i % d) + d);
        return (value * Math.sqrt(d)) / Math.hypot(...row);
      }),
    mean: 0,
    variance: 1,
  },
  categorical: {
    batch: (drawn, d) =>
      drawn.map((value, i) => {
        const many = Math.min(10, d);
        const first = i - (i % d);
        if (i - first >= many) return value;
        return value === Math.max(...drawn.slice(first, first + many)) ? Math.sqrt(many) : 0;
      }),
    confine: clip(0, Math.sqrt(3)),
    // Of a latent that is a category of ten.
    mean: Math.sqrt(10) / 10,
    variance: 1 - 1 / 10,
  },
};

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(|x| < c) of N(0, 1), by Simpson's rule. */
function mass(c: number): number {
  const n = 400;
  const h = (2 * c) / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += density(-c + i * h) * (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}

/** The number of N(0, 1) below which a share of it lies, by bisection. */
function quantile(share: number): number {
  let [low, high] = [-6, 6];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    const below = (1 + Math.sign(middle) * mass(Math.abs(middle))) / 2;
    if (below < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
