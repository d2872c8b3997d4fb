import type { NormName } from '../../src/norms/index.ts';
import { affine, conv, type Grid, standardised } from './layers.ts';

/** A 2-D convolution `c` of stride 1 and what the norm makes of it, from x and the weights by name; classes where it is conditional. */
export type NormReference = (x: Grid, weights: Record<string, Grid>, classes?: Grid) => Grid;

const plain: NormReference = (x, weights) => conv(x, weights['c/weight'], weights['c/bias'], [1, 1]);

const withOutputs =
  (group: (sample: number, channel: number) => number | string): NormReference =>
  (x, weights, classes) =>
    affine(standardised(plain(x, weights), group), weights['n/scale'], weights['n/offset'], classes);

/** Each normalisation in plain float64, in training. */
export const references: Record<NormName, () => NormReference> = {
  none: () => plain,
  batch: () => withOutputs((_, channel) => channel),
  layer: () => withOutputs((sample) => sample),
  instance: () => withOutputs((sample, channel) => `${sample} ${channel}`),
  weight: () => (x, weights) => {
    const w = weights['c/weight'];
    const outputs = w.shape[w.shape.length - 1];
    const lengths = Array.from({ length: outputs }, (_, o) =>
      Math.sqrt(w.data.reduce((sum, value, i) => (i % outputs === o ? sum + value * value : sum), 0)),
    );
    const g = weights['c/weight.length'].data;
    const data = w.data.map((value, i) => (value * g[i % outputs]) / lengths[i % outputs]);
    return plain(x, { ...weights, 'c/weight': { ...w, data } });
  },
  // The singular vectors are constants: those of the first weights that it sees, by one power iteration.
  spectral: () => {
    let vectors: { u: number[]; v: number[] } | undefined;
    return (x, weights) => {
      const w = weights['c/weight'];
      const columns = w.shape[w.shape.length - 1];
      vectors ??= iterated(w.data, columns);
      const { u, v } = vectors;
      const singular = w.data.reduce(
        (sum, value, i) => sum + v[Math.floor(i / columns)] * value * u[i % columns],
        0,
      );
      return plain(x, { ...weights, 'c/weight': { ...w, data: w.data.map((value) => value / singular) } });
    };
  },
};

function iterated(matrix: readonly number[], columns: number): { u: number[]; v: number[] } {
  const rows = matrix.length / columns;
  const start = Array.from({ length: columns }, () => 1 / Math.sqrt(columns));
  const at = (row: number, column: number) => matrix[row * columns + column];
  const v = unit(Array.from({ length: rows }, (_, r) => start.reduce((sum, u, c) => sum + u * at(r, c), 0)));
  const u = unit(
    Array.from({ length: columns }, (_, c) => v.reduce((sum, value, r) => sum + value * at(r, c), 0)),
  );
  return { u, v };
}

function unit(vector: number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
