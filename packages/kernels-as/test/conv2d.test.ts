// The law of convolutions: bit for bit the naive loops, whatever lies in the padding is left out.
import { describe, expect, it } from 'vitest';
import { type Build, startWasm } from '../src/wasm/module.ts';
import { fill, naive, run, windowWords } from './naive.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];
const { fround } = Math;

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
  { name: '4x4 stride 2, wide', x: [3, 8, 6, 9], filter: [4, 4, 9, 35], out: [4, 3], stride: 2, pad: [1, 1] },
  { name: '5x3 stride 3', x: [2, 9, 11, 12], filter: [5, 3, 12, 8], out: [4, 4], stride: 3, pad: [2, 0] },
  {
    name: 'window beyond the image',
    x: [2, 3, 2, 8],
    filter: [5, 5, 8, 4],
    out: [3, 2],
    stride: 1,
    pad: [2, 2],
  },
  { name: 'pixels unseen', x: [2, 8, 8, 10], filter: [2, 2, 10, 4], out: [2, 2], stride: 3, pad: [0, 0] },
  {
    name: 'pixels unseen, three channels',
    x: [2, 8, 8, 3],
    filter: [2, 2, 3, 4],
    out: [2, 2],
    stride: 3,
    pad: [0, 0],
  },
  {
    name: 'larger than a frame',
    x: [2, 90, 70, 3],
    filter: [3, 3, 3, 3],
    out: [90, 70],
    stride: 1,
    pad: [1, 1],
  },
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
  {
    name: 'dilated, wide, stride 2',
    x: [2, 9, 8, 16],
    filter: [4, 3, 16, 7],
    out: [4, 4],
    stride: 2,
    dilation: 2,
    pad: [3, 2],
  },
  {
    name: 'dilated 3, stride 2',
    x: [2, 12, 13, 11],
    filter: [3, 3, 11, 9],
    out: [5, 6],
    stride: 2,
    dilation: 3,
    pad: [2, 3],
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
  const patch = filter[0] * filter[1] * x[3];
  const positions = x[0] * out[0] * out[1];
  return {
    window: windowWords(x, filter, out, { stride: [stride, stride], dilation, pad }),
    patch,
    positions,
    image: fill(
      x.reduce((p, q) => p * q),
      0,
    ),
    weights: fill(patch * filter[3], 1),
    gradient: fill(positions * filter[3], 2),
  };
}

/**
 * Of every pixel the sum over positions and then filters, ascending: a single one, or one per position, added up, where
 * the image has few channels.
 */
function inputGradient(row: Convolution, gradient: Float32Array, weights: Float32Array): Float32Array {
  const { x, filter, out } = row;
  const patch = filter[0] * filter[1] * x[3];
  const sums = new Float32Array(x.reduce((p, q) => p * q));
  for (let p = 0; p < x[0] * out[0] * out[1]; p++)
    for (let e = 0; e < patch; e++) {
      const place = placeOf(row, p, e);
      if (place < 0) continue;
      let sum = x[3] < 8 ? 0 : sums[place];
      for (let o = 0; o < filter[3]; o++)
        sum = fround(sum + fround(gradient[p * filter[3] + o] * weights[e * filter[3] + o]));
      sums[place] = x[3] < 8 ? sums[place] + sum : sum;
    }
  return sums;
}

describe.each(builds)('%s build: convolution', (build) => {
  it.each(convolutions.map((row) => [row.name, row] as const))('%s equals the naive loop', async (_, row) => {
    const wasm = await startWasm(build);
    const { window, patch, positions, image, weights, gradient } = setUp(row);
    const bytes = ([, , w]: number[]) => wasm.workspaceBytes.conv2d(w, 1);
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

    const dx = run(wasm, [gradient, weights, window], image.length, bytes, ([dy, f, w, z, s]) =>
      wasm.kernels.conv2dBackpropInput(dy, f, z, w, s),
    );
    expect(dx, 'input gradient').toEqual(inputGradient(row, gradient, weights));
  });
});
