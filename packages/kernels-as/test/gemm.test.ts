// The law of matrix products: bit for bit the naive loop, every element summed in ascending k from +0.
import { describe, expect, it } from 'vitest';
import { patchesBytes, productBytes } from '../src/adapters/scratch.ts';
import { type Build, startWasm, type Wasm } from '../src/module.ts';
import { valuesOf } from './cases/fill.ts';

const builds: Build[] = ['scalar', 'simd'];
const { fround } = Math;

function fill(length: number, which: number): Float32Array {
  return Float32Array.from(valuesOf({ shape: [length] }, which));
}

/** [m, n] sums over k of a(i, k) * b(k, j), rounded after every operation. */
function naive(
  [m, n, k]: number[],
  a: (i: number, p: number) => number,
  b: (p: number, j: number) => number,
): Float32Array {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = fround(sum + fround(a(i, p) * b(p, j)));
      c[i * n + j] = sum;
    }
  return c;
}

/** Runs with arrays copied in and memory around them poisoned; returns the output's elements. */
function run(
  { heap }: Wasm,
  inputs: ArrayLike<number>[],
  outputs: number,
  bytes: number,
  go: (at: number[]) => void,
) {
  const blocks = [...inputs.map((x) => 4 * x.length), 4 * outputs, bytes].map((size) => heap.allocate(size));
  inputs.forEach((x, i) => {
    if (x instanceof Int32Array) heap.i32(blocks[i], x.length).set(x);
    else heap.f32(blocks[i], x.length).set(x);
  });
  heap.f32(blocks.at(-2)!, outputs).fill(Number.NaN);
  heap.u8(blocks.at(-1)!, bytes).fill(0xff);
  go(blocks);
  const result = heap.f32(blocks.at(-2)!, outputs).slice();
  for (const at of blocks) heap.free(at);
  return result;
}

const sizes = [0, 1, 3, 5, 17];
const shapes = [
  ...sizes.flatMap((m) => sizes.flatMap((n) => sizes.map((k) => [m, n, k]))),
  [131, 67, 29],
  [7, 601, 11],
  [241, 40, 40],
  [10, 16, 1031],
  [127, 13, 523],
  [4, 520, 513],
  [3, 67, 41],
  [67, 3, 42],
  [38, 1, 71],
  [2, 70, 35],
  [45, 39, 2],
];

describe.each(builds)('%s build: matMul', (build) => {
  it.each([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ])('transposeA %i, transposeB %i equals the naive loop', async (ta, tb) => {
    const wasm = await startWasm(build);
    for (const [m, n, k] of shapes) {
      const [a, b] = [fill(m * k, 0), fill(k * n, 1)];
      const right = naive(
        [m, n, k],
        (i, p) => (ta ? a[p * m + i] : a[i * k + p]),
        (p, j) => (tb ? b[j * k + p] : b[p * n + j]),
      );
      const ours = run(wasm, [a, b], m * n, productBytes, ([x, y, z, scratch]) =>
        wasm.kernels.matMul(x, y, z, 1, 0, 0, m, n, k, ta, tb, scratch),
      );
      expect(ours, `${[m, n, k]}`).toEqual(right);
    }
  });
});

interface Convolution {
  name: string;
  x: number[];
  filter: number[];
  out: [number, number];
  stride: number;
  dilation?: number;
  pad: [number, number];
}

const convolutions: Convolution[] = [
  { name: '4x4 stride 2', x: [3, 8, 8, 6], filter: [4, 4, 6, 19], out: [4, 4], stride: 2, pad: [1, 1] },
  { name: '5x5, one channel', x: [2, 7, 9, 1], filter: [5, 5, 1, 8], out: [4, 5], stride: 2, pad: [2, 2] },
  { name: '3x3, three channels', x: [5, 6, 5, 3], filter: [3, 3, 3, 5], out: [6, 5], stride: 1, pad: [1, 1] },
  { name: '1x1', x: [2, 5, 3, 17], filter: [1, 1, 17, 4], out: [5, 3], stride: 1, pad: [0, 0] },
  { name: 'deep patch', x: [2, 5, 5, 67], filter: [3, 3, 67, 9], out: [5, 5], stride: 1, pad: [1, 1] },
  { name: 'many positions', x: [3, 14, 14, 2], filter: [2, 2, 2, 3], out: [14, 14], stride: 1, pad: [0, 0] },
  {
    name: 'dilated',
    x: [1, 9, 8, 5],
    filter: [3, 2, 5, 7],
    out: [5, 6],
    stride: 1,
    dilation: 2,
    pad: [0, 0],
  },
];

/** Element `e` of the patch at window position `p`: [place in x or -1, filterHeight-major tap, channel]. */
function placeOf({ x, filter, out, stride, dilation = 1, pad }: Convolution, p: number, e: number): number {
  const c = e % x[3];
  const tap = Math.floor(e / x[3]);
  const row = (Math.floor(p / out[1]) % out[0]) * stride - pad[0] + Math.floor(tap / filter[1]) * dilation;
  const column = (p % out[1]) * stride - pad[1] + (tap % filter[1]) * dilation;
  if (row < 0 || row >= x[1] || column < 0 || column >= x[2]) return -1;
  return ((Math.floor(p / (out[0] * out[1])) * x[1] + row) * x[2] + column) * x[3] + c;
}

function setUp(row: Convolution) {
  const { x, filter, out, stride, dilation = 1, pad } = row;
  const words = [...x, ...out, filter[3], filter[0], filter[1], stride, stride, dilation, dilation, ...pad];
  const patch = filter[0] * filter[1] * x[3];
  const positions = x[0] * out[0] * out[1];
  return {
    window: Int32Array.from(words),
    patch,
    positions,
    bytes: patchesBytes(filter[0] * filter[1], x[3]),
    image: fill(
      x.reduce((p, q) => p * q),
      0,
    ),
    weights: fill(patch * filter[3], 1),
    gradient: fill(positions * filter[3], 2),
  };
}

describe.each(builds)('%s build: convolution', (build) => {
  it.each(convolutions.map((row) => [row.name, row] as const))('%s equals the naive loop', async (_, row) => {
    const wasm = await startWasm(build);
    const { window, patch, positions, bytes, image, weights, gradient } = setUp(row);
    const out = row.filter[3];
    const at = (p: number, e: number) => image[placeOf(row, p, e)] ?? 0;

    const y = run(wasm, [image, weights, window], positions * out, bytes, ([x, f, w, z, s]) =>
      wasm.kernels.conv2d(x, f, z, w, s),
    );
    expect(y, 'forward').toEqual(naive([positions, out, patch], at, (e, o) => weights[e * out + o]));

    const df = run(wasm, [image, gradient, window], patch * out, bytes, ([x, dy, w, z, s]) =>
      wasm.kernels.conv2dBackpropFilter(x, dy, z, w, s),
    );
    const right = naive(
      [patch, out, positions],
      (e, p) => at(p, e),
      (p, o) => gradient[p * out + o],
    );
    expect(df, 'filter gradient').toEqual(right);

    const columns = naive(
      [positions, patch, out],
      (p, o) => gradient[p * out + o],
      (o, e) => weights[e * out + o],
    );
    const sums = new Float32Array(image.length);
    for (let p = 0; p < positions; p++)
      for (let e = 0; e < patch; e++) {
        const place = placeOf(row, p, e);
        if (place >= 0) sums[place] += columns[p * patch + e];
      }
    const dx = run(wasm, [gradient, weights, window], image.length, 2 ** 21 + bytes, ([dy, f, w, z, s]) =>
      wasm.kernels.conv2dBackpropInput(dy, f, z, w, s, s + 2 ** 21),
    );
    expect(dx, 'input gradient').toEqual(sums);
  });
});
