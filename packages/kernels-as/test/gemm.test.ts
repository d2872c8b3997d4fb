// The law of matrix products: bit for bit the naive loop, every element summed in ascending k from +0.
import { describe, expect, it } from 'vitest';
import { type Build, startWasm } from '../src/wasm/module.ts';
import { fill, naive, run } from './naive.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];

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
  [64, 129, 137], // few rows: turned where b is transposed; a last tile of four rows
  [8, 83, 1030],
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
      const ours = run(
        wasm,
        [a, b],
        m * n,
        () => wasm.workspaceBytes.matMul(1),
        ([x, y, z, s]) => wasm.kernels.matMul(x, y, z, 1, 0, 0, m, n, k, ta, tb, s),
      );
      expect(ours, `${[m, n, k]}`).toEqual(right);
    }
  });
});
