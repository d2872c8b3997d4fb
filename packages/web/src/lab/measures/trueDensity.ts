import type { Peaks } from '../model/tableRows.ts';
import { type Grid, histogram, type Values } from './histogram.ts';
import { normalCdf, normalPdf } from './normal.ts';

/** The probability of each cell: exact if the density is known, else the frequency among the real samples. Sums to 1. */
export function trueCellProbabilities(peaks: Peaks | undefined, real: Values, grid: Grid): Float64Array {
  return peaks ? cellProbabilities(peaks, grid) : histogram(real, grid);
}

/** The probability of each cell under the peaks. Cells at the edge include all that lies outside. */
function cellProbabilities({ centers, sd, weights }: Peaks, { low, high, cells }: Grid): Float64Array {
  const axes = low.length;
  const probabilities = new Float64Array(cells ** axes);
  const shares = sharesOf(centers.length, weights);
  for (const [peak, center] of centers.entries()) {
    const along = center.map((mean, axis) => cellProbabilitiesOfAxis(mean, sd, low[axis], high[axis], cells));
    for (let cell = 0; cell < probabilities.length; cell++) {
      let product = shares[peak];
      for (let axis = axes - 1, rest = cell; axis >= 0; axis--, rest = Math.floor(rest / cells))
        product *= along[axis][rest % cells];
      probabilities[cell] += product;
    }
  }
  return probabilities;
}

/** The probabilities of the cells of one axis under one Gaussian. */
function cellProbabilitiesOfAxis(
  mean: number,
  sd: number,
  low: number,
  high: number,
  cells: number,
): number[] {
  const edges = Array.from({ length: cells + 1 }, (_, i) => {
    if (i === 0) return 0;
    return i === cells ? 1 : normalCdf(low + ((high - low) * i) / cells, mean, sd);
  });
  return Array.from({ length: cells }, (_, i) => edges[i + 1] - edges[i]);
}

/** The density of one-dimensional peaks at x. */
export function trueDensity({ centers, sd, weights }: Peaks, x: number): number {
  const shares = sharesOf(centers.length, weights);
  return centers.reduce((sum, [mean], peak) => sum + normalPdf(x, mean, sd) * shares[peak], 0);
}

/** The probability of each peak. */
function sharesOf(count: number, weights: readonly number[] = new Array<number>(count).fill(1)): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}
