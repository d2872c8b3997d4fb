// The transcendental functions against float64 over many bit patterns: the bounds that assembly/ states.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Build, startWasm, type Wasm } from '../src/wasm/module.ts';

const COUNT = 100_003;

/** Bit patterns of every sign and exponent, or evenly spaced values. */
const everything = new Float32Array(
  Int32Array.from({ length: COUNT }, (_, i) => Math.imul(i, 0x9e3779b1)).buffer,
);
const between = (low: number, high: number): Float32Array =>
  Float32Array.from(
    { length: COUNT },
    (_, i) => low + ((high - low) * (Math.imul(i, 0x9e3779b1) >>> 0)) / 2 ** 32,
  );
const specials = [
  0,
  -0,
  1,
  -1,
  Infinity,
  -Infinity,
  NaN,
  2 ** -149,
  -(2 ** -149),
  2 ** -126,
  3.4e38,
  -3.4e38,
];

/** Taylor series near 0, Laplace's continued fraction beyond. */
function erf(x: number): number {
  const a = Math.abs(x);
  if (a > 6) return Math.sign(x);
  if (a < 3) {
    let sum = 0;
    for (let n = 0, t = a; n < 60; n++) {
      sum += t / (2 * n + 1);
      t *= (-a * a) / (n + 1);
    }
    return (Math.sign(x) * sum * 2) / Math.sqrt(Math.PI);
  }
  let fraction = 0;
  for (let k = 40; k > 0; k--) fraction = k / 2 / (a + fraction);
  return Math.sign(x) * (1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + fraction));
}

interface Row {
  right: (x: number) => number;
  /** Largest error in units of the last place of the result. */
  ulp: number;
  /** Where the function bends. */
  bend: [number, number];
}

const rows: Record<'exp' | 'elu' | 'log' | 'log1p' | 'tanh' | 'sigmoid' | 'softplus' | 'erf', Row> = {
  exp: { right: Math.exp, ulp: 1, bend: [-104, 89] },
  elu: { right: (x) => (x < 0 ? Math.expm1(x) : x), ulp: 1, bend: [-20, 1] }, // expm1 below 0
  log: { right: Math.log, ulp: 1, bend: [0, 4] },
  log1p: { right: Math.log1p, ulp: 1, bend: [-1, 4] },
  tanh: { right: Math.tanh, ulp: 2.5, bend: [-10, 10] },
  sigmoid: {
    right: (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
    ulp: 2.5,
    bend: [-104, 20],
  },
  softplus: {
    right: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    ulp: 2,
    bend: [-104, 20],
  },
  erf: { right: erf, ulp: 8, bend: [-5, 5] },
};

const wasms = {} as Record<Build, Wasm>;
beforeAll(async () => {
  for (const build of ['scalar', 'simd'] as const) wasms[build] = await startWasm(build);
});

function run(
  build: Build,
  name: keyof typeof rows | 'sin2pi' | 'cos2pi',
  values: Float32Array,
): Float32Array {
  const { heap, kernels } = wasms[build];
  const [x, y] = [heap.allocate(4 * values.length), heap.allocate(4 * values.length)];
  heap.f32(x, values.length).set(values);
  kernels[name](x, y, values.length);
  const result = heap.f32(y, values.length).slice();
  heap.free(x);
  heap.free(y);
  return result;
}

/** The distance of two neighbouring float32 values at `value`. */
function unit(value: number): number {
  const bits = new Int32Array(new Float32Array([Math.abs(value)]).buffer)[0];
  return 2 ** (Math.max(bits >> 23, 1) - 150);
}

function worst(values: Float32Array, results: Float32Array, right: (x: number) => number): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const exact = right(values[i]);
    const rounded = Math.fround(exact);
    if (Object.is(rounded, results[i])) continue;
    const error = Number.isFinite(rounded) ? Math.abs(results[i] - exact) / unit(rounded) : Infinity;
    if (!(error <= most)) most = error;
  }
  return most;
}

describe.each(Object.entries(rows))('%s', (key, { right, ulp, bend }) => {
  const name = key as keyof typeof rows;
  const sweeps = {
    'every exponent': everything,
    'where it bends': between(...bend),
    specials: Float32Array.from(specials),
  };

  it.each(Object.entries(sweeps))('keeps its bound: %s', (_, values) => {
    expect(worst(values, run('simd', name, values), right)).toBeLessThanOrEqual(ulp);
  });

  it('gives the same in the scalar build, to the bit but for those of a NaN', () => {
    const vector = run('simd', name, everything);
    expect(run('scalar', name, everything).findIndex((y, i) => !Object.is(y, vector[i]))).toBe(-1);
  });
});

describe.each([
  ['sin2pi', Math.sin],
  ['cos2pi', Math.cos],
] as const)('%s', (name, right) => {
  it('is within 1.5e-7 on a whole turn', () => {
    const values = between(0, 1);
    const results = run('simd', name, values);
    let most = 0;
    values.forEach((u, i) => {
      most = Math.max(most, Math.abs(results[i] - right(2 * Math.PI * u)));
    });
    expect(most).toBeLessThanOrEqual(1.5e-7);
  });
});
