// The law of convolutions by Winograd's F(4x4, 2x2): bit for bit the naive transforms and products; and close to exact sums.
import { describe, expect, it } from 'vitest';
import { suitsWinograd } from '../src/adapters/winograd.ts';
import { type Build, startWasm } from '../src/wasm/module.ts';
import { fill, run, windowWords } from './naive.ts';
import { type Strided, winograd } from './winogradNaive.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];

const rows: Record<string, Strided> = {
  'halves 16x16': { x: [2, 16, 16, 9], filter: [4, 4, 9, 11], out: [8, 8], stride: [2, 2], pad: [1, 1] },
  'halves 14x14': { x: [1, 14, 14, 8], filter: [4, 4, 8, 17], out: [7, 7], stride: [2, 2], pad: [1, 1] },
  'one tile each, over a group': {
    x: [87, 8, 8, 3],
    filter: [4, 4, 3, 5],
    out: [4, 4],
    stride: [2, 2],
    pad: [1, 1],
  },
  'more outputs than at once': {
    x: [1, 8, 8, 2],
    filter: [4, 4, 2, 131],
    out: [4, 4],
    stride: [2, 2],
    pad: [1, 1],
  },
  'many inputs': { x: [1, 8, 8, 131], filter: [4, 4, 131, 3], out: [4, 4], stride: [2, 2], pad: [1, 1] },
  'more channels than at once': {
    x: [1, 8, 8, 35],
    filter: [4, 4, 35, 4],
    out: [4, 4],
    stride: [2, 2],
    pad: [1, 1],
  },
  'more tiles than are added at once': {
    x: [5, 29, 30, 1],
    filter: [2, 2, 1, 2],
    out: [28, 29],
    stride: [1, 1],
    pad: [0, 0],
  },
  'pixels unseen': { x: [2, 9, 11, 5], filter: [4, 4, 5, 7], out: [3, 4], stride: [2, 2], pad: [0, 0] },
  'two strides': { x: [2, 12, 13, 5], filter: [4, 2, 5, 7], out: [5, 12], stride: [2, 1], pad: [0, 0] },
  'stride 3': { x: [2, 12, 13, 5], filter: [6, 6, 5, 7], out: [4, 4], stride: [3, 3], pad: [2, 1] },
  'wide padding': { x: [2, 5, 5, 5], filter: [4, 4, 5, 3], out: [4, 4], stride: [2, 2], pad: [3, 3] },
  'windows in the padding': {
    x: [1, 8, 8, 5],
    filter: [4, 4, 5, 3],
    out: [8, 8],
    stride: [2, 2],
    pad: [5, 5],
  },
  'one position': { x: [3, 5, 5, 8], filter: [4, 4, 8, 9], out: [1, 1], stride: [2, 2], pad: [0, 0] },
};

const product = (shape: readonly number[]): number => shape.reduce((p, q) => p * q);

function setUp({ x, filter, out, stride, pad }: Strided) {
  const gradient = fill(x[0] * product(out) * filter[3], 2);
  return {
    window: windowWords(x, filter, out, { stride, pad }),
    image: fill(product(x), 0),
    weights: fill(product(filter), 1),
    gradient,
  };
}

/** Of the largest number of a result. */
const TOLERANCE = 1e-5;

function difference(a: Float32Array, b: Float64Array): number {
  const largest = b.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0) / largest;
}

/** The convolution and its gradients in float64. */
function plain(row: Strided, image: Float32Array, weights: Float32Array, gradient: Float32Array) {
  const { x, filter, out, stride, pad } = row;
  const y = new Float64Array(gradient.length);
  const dx = new Float64Array(image.length);
  const df = new Float64Array(weights.length);
  for (let p = 0; p < x[0] * out[0] * out[1]; p++)
    for (let tap = 0; tap < filter[0] * filter[1]; tap++) {
      const top = (Math.floor(p / out[1]) % out[0]) * stride[0] - pad[0] + Math.floor(tap / filter[1]);
      const left = (p % out[1]) * stride[1] - pad[1] + (tap % filter[1]);
      if (top < 0 || left < 0 || top >= x[1] || left >= x[2]) continue;
      const pixel = (Math.floor(p / (out[0] * out[1])) * x[1] + top) * x[2] + left;
      for (let c = 0; c < x[3]; c++)
        for (let o = 0; o < filter[3]; o++) {
          const [i, w, q] = [pixel * x[3] + c, (tap * x[3] + c) * filter[3] + o, p * filter[3] + o];
          y[q] += image[i] * weights[w];
          dx[i] += gradient[q] * weights[w];
          df[w] += image[i] * gradient[q];
        }
    }
  return { y, dx, df };
}

describe.each(builds)('%s build: Winograd', (build) => {
  it.each(Object.entries(rows))('%s equals the naive transforms', async (_, row) => {
    const wasm = await startWasm(build);
    const k = wasm.kernels;
    const { window, image, weights, gradient } = setUp(row);
    const { workspaceBytes } = wasm;
    const naive = winograd(row);
    const forward = run(
      wasm,
      [image, weights, window],
      gradient.length,
      ([, , w]) => workspaceBytes.winogradForward(w, 1),
      ([x, f, w, y, s]) => k.winogradForward(x, f, y, w, s),
    );
    expect(forward, 'forward').toEqual(naive.forward(image, weights));

    const dx = run(
      wasm,
      [gradient, weights, window],
      image.length,
      ([, , w]) => workspaceBytes.winogradBackpropInput(w, 1),
      ([dy, f, w, d, s]) => k.winogradBackpropInput(dy, f, d, w, s),
    );
    expect(dx, 'input gradient').toEqual(naive.inputGradient(gradient, weights));

    const tiles = wasm.heap.allocate(4 * window.length);
    wasm.heap.i32(tiles, window.length).set(window);
    const size = workspaceBytes.winogradTiles(tiles, 1) / 4;
    wasm.heap.free(tiles);
    const d = run(
      wasm,
      [gradient, window],
      size,
      ([, w]) => workspaceBytes.winogradPositions(w, 1),
      ([dy, w, d, s]) => k.winogradPositions(dy, d, w, s),
    );
    const df = run(
      wasm,
      [image, d, window],
      weights.length,
      ([, , w]) => workspaceBytes.winogradBackpropFilter(w, 1),
      ([x, d, w, df, s]) => k.winogradBackpropFilter(x, d, df, w, s),
    );
    expect(df, 'filter gradient').toEqual(naive.filterGradient(image, gradient));
  });
});

it.each(Object.entries(rows))('%s differs little from the sums of products', async (_, row) => {
  const { image, weights, gradient } = setUp(row);
  const { forward, inputGradient, filterGradient } = winograd(row);
  const exact = plain(row, image, weights, gradient);
  expect(difference(forward(image, weights), exact.y)).toBeLessThan(TOLERANCE);
  expect(difference(inputGradient(gradient, weights), exact.dx)).toBeLessThan(TOLERANCE);
  expect(difference(filterGradient(image, gradient), exact.df)).toBeLessThan(TOLERANCE);
});

describe('windows that go by Winograd', () => {
  const window = (side: number, channels: number, filter: number, stride: number, batch = 64) => {
    const out = Math.ceil(side / stride);
    const before = Math.max(0, (out - 1) * stride + filter - side) >> 1;
    return suitsWinograd({
      batchSize: batch,
      inHeight: side,
      inWidth: side,
      inChannels: channels,
      outHeight: out,
      outWidth: out,
      outChannels: 64,
      filterHeight: filter,
      filterWidth: filter,
      strideHeight: stride,
      strideWidth: stride,
      dilationHeight: 1,
      dilationWidth: 1,
      padInfo: { top: before, left: before, bottom: 1, right: 1, type: 'SAME' },
    });
  };

  it('are those where tiles save more multiplications than they cost', () => {
    expect([64, 32, 16, 14, 8].map((side) => window(side, 64, 4, 2))).toEqual([true, true, true, true, true]);
    expect([12, 10, 6, 4, 2, 1].map((side) => window(side, 64, 4, 2))).toEqual(Array(6).fill(false));
    expect(window(16, 3, 4, 2)).toBe(false);
    expect(window(16, 64, 3, 1)).toBe(false);
    expect(window(16, 64, 4, 2, 0)).toBe(false);
  });
});
