import type { Samples } from '@ganvil/core';

/** Mean and standard deviation of each column of points, the lowest and highest value, and the correlation of every two [d, d]. */
export interface ColumnStatistics {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** Flat; 0 where a column has one value only. */
  readonly correlations: readonly number[];
}

/** The statistics of points [N, d]. */
export function columnStatistics({ data, count, shape: [d] }: Samples): ColumnStatistics {
  const columns = Array.from({ length: d }, (_, k) =>
    Float64Array.from({ length: count }, (_, i) => data[i * d + k]),
  );
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / count;
  const means = columns.map(mean);
  const centred = columns.map((values, k) => values.map((value) => value - means[k]));
  const deviations = centred.map((values) => Math.sqrt(mean(values.map((value) => value * value))));
  const correlations = centred.flatMap((a, i) =>
    centred.map((b, k) => {
      const scale = deviations[i] * deviations[k];
      let sum = 0;
      for (let n = 0; n < count; n++) sum += a[n] * b[n];
      return scale > 0 ? sum / count / scale : 0;
    }),
  );
  const extreme = (pick: (...values: number[]) => number) =>
    columns.map((values) => values.reduce((a, b) => pick(a, b)));
  return { means, deviations, lows: extreme(Math.min), highs: extreme(Math.max), correlations };
}
