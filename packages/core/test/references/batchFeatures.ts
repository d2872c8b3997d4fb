import type { BatchFeaturesName } from '../../src/batchFeatures/index.ts';
import { dense, type Grid } from './layers.ts';

/** Features [N, n] and what each of these adds to them, in training, in plain float64. */
export const references: Record<BatchFeaturesName, (x: Grid, weights: Record<string, Grid>) => number[][]> = {
  none: rowsOf,
  discrimination(x, weights) {
    const weight = weights['b/weight'];
    const outputs = weight.shape[1];
    const M = rowsOf(dense(x, weight, { shape: [outputs], data: Array.from({ length: outputs }, () => 0) }));
    return rowsOf(x).map((row, i) => [
      ...row,
      ...Array.from({ length: 16 }, (_, kernel) =>
        M.reduce((sum, other) => {
          let distance = 0;
          for (let d = 4 * kernel; d < 4 * kernel + 4; d++) distance += Math.abs(M[i][d] - other[d]);
          return sum + Math.exp(-distance);
        }, 0),
      ),
    ]);
  },
  standardDeviation(x) {
    const rows = rowsOf(x);
    const deviations = rows[0].map((_, feature) => {
      const values = rows.map((row) => row[feature]);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length + 1e-8);
    });
    const mean = deviations.reduce((a, b) => a + b, 0) / deviations.length;
    return rows.map((row) => [...row, mean]);
  },
};

function rowsOf({ shape: [n, width], data }: Grid): number[][] {
  return Array.from({ length: n }, (_, i) => data.slice(i * width, (i + 1) * width));
}
