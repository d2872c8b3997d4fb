import { adamRowBytes, adamRowWords, windowWords } from '../../build/structs.ts';
import type { Wasm } from '../wasm/module.ts';

/** Elements of the arrays: odd, so that vectors leave a rest. */
const N = 4099;
const SIDE = 61;
/** Channels of batch normalisation. */
const CHANNELS = 40;
/** A convolution of 2 images of 9 x 9 pixels and 11 channels with 19 filters of 4 x 4, stride 2, padding 1. */
const WINDOW = windowWords({
  batch: 2,
  inHeight: 9,
  inWidth: 9,
  inChannels: 11,
  outHeight: 4,
  outWidth: 4,
  outChannels: 19,
  filterHeight: 4,
  filterWidth: 4,
  strideHeight: 2,
  strideWidth: 2,
  dilationHeight: 1,
  dilationWidth: 1,
  top: 1,
  left: 1,
  notFinite: 0,
  inDepth: 1,
  outDepth: 1,
  filterDepth: 1,
  strideDepth: 1,
  dilationDepth: 1,
  front: 0,
});

/** Gives the addresses of blocks of so many floats; those of `out` hold results. */
interface Blocks {
  block(floats: number): number;
  out(floats: number): number;
}

/**
 * Results of kernels of every kind, on fixed numbers: 4 bytes each, the same on every build that is right. They are computed
 * `times` times, in the same blocks: engines recompile hot code.
 */
export function probeResults(wasm: Wasm, times = 1): Int32Array {
  const { heap } = wasm;
  const blocks: number[] = [];
  const outputs = new Map<number, number>(); // address -> length
  for (let time = 0; time < times; time++) {
    let next = 0;
    const block = (floats: number): number => {
      if (next === blocks.length) blocks.push(heap.allocate(4 * floats));
      return blocks[next++];
    };
    const out = (floats: number): number => {
      const at = block(floats);
      outputs.set(at, floats);
      return at;
    };
    compute(wasm, { block, out });
  }
  const results = new Int32Array([...outputs.values()].reduce((sum, length) => sum + length, 0));
  let end = 0;
  for (const [at, length] of outputs) {
    results.set(heap.i32(at, length), end);
    end += length;
  }
  for (const at of blocks.reverse()) heap.free(at);
  return results;
}

function compute({ heap, kernels: k, workspaceBytes }: Wasm, { block, out }: Blocks): void {
  const [x, z, positive] = [block(N), block(N), block(N)];
  fill(heap.f32(x, N), (i) => ((i * 7919) % 8191) / 1024 - 4);
  fill(heap.f32(z, N), (i) => ((i * 104729) % 4093) / 2048 - 1);
  fill(heap.f32(positive, N), (i) => ((i * 31) % 1021) / 512 + 0.01);
  const window = block(WINDOW.length);
  heap.i32(window, WINDOW.length).set(WINDOW);
  const largest = Math.max(
    workspaceBytes.matMul(1),
    workspaceBytes.conv2d(window, 1),
    workspaceBytes.winogradForward(window, 1),
    workspaceBytes.winogradBackpropInput(window, 1),
    workspaceBytes.winogradBackpropFilter(window, 1),
    workspaceBytes.winogradPositions(window, 1),
    workspaceBytes.batchMoments(CHANNELS, 1),
    workspaceBytes.sumColumns(CHANNELS, 1),
  );
  const workspace = block(largest / 4);
  for (const [a, b] of [
    [0, 0],
    [0, 1],
    [1, 0],
  ]) {
    k.matMul(x, z, out(SIDE * SIDE), 1, 0, 0, SIDE, SIDE, SIDE, a, b, workspace);
  }
  k.conv2d(x, z, out(2 * 16 * 19), window, workspace);
  k.conv2dBackpropInput(x, z, out(2 * 81 * 11), window, workspace);
  k.conv2dBackpropFilter(x, z, out(16 * 11 * 19), window, workspace);
  const tiles = block(workspaceBytes.winogradTiles(window, 1) / 4);
  k.winogradForward(x, z, out(2 * 16 * 19), window, workspace);
  k.winogradBackpropInput(x, z, out(2 * 81 * 11), window, workspace);
  k.winogradPositions(z, tiles, window, workspace);
  k.winogradBackpropFilter(x, tiles, out(16 * 11 * 19), window, workspace);
  for (const name of ['exp', 'tanh', 'sigmoid', 'softplus'] as const) k[name](x, out(N), N);
  k.log(positive, out(N), N);
  k.leakyRelu(x, out(N), N, 0.2);
  k.leakyReluGrad(x, z, out(N), N, 0.2);
  k.randomNormal(out(N), 0, N, 1, 2, 3, 4, 5);
  const [rows, channels] = [100, CHANNELS];
  const [mean, variance] = [out(channels), out(channels)];
  k.batchMoments(x, mean, variance, rows, channels, workspace);
  k.normalize(x, mean, variance, z, out(rows * channels), rows, channels);
  k.sumColumns(x, out(channels), workspace, 1, rows, channels, 1);
  const [weight, m, v, table, rates] = [out(N), out(N), out(N), block(adamRowBytes / 4), block(2)];
  const row = { weight: x, gradient: z, m: x, v: positive, newWeight: weight, newM: m, newV: v, n: N };
  heap.i32(table, adamRowBytes / 4).set(adamRowWords(row));
  heap.f32(rates, 2).set([0.001, 1e-8]);
  k.adamStep(table, 1, rates, 0.5, 0.5, 0.999, 0.001);
}

function fill(array: Float32Array, value: (i: number) => number): void {
  for (let i = 0; i < array.length; i++) array[i] = value(i);
}
