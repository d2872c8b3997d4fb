import type { Peaks } from '../model/tableRows.ts';
import { type Grid, histogram, type Values } from './histogram.ts';
import { normalCdf, normalPdf } from './normal.ts';

/** The true share of each cell: exact where the peaks are known, else that of the real samples at hand. Sums to 1. */
export function trueCellProbabilities(peaks: Peaks | undefined, real: Values, grid: Grid): Float64Array {
  return peaks ? cellProbabilities(peaks, grid) : histogram(real, grid);
}

/** The share of the peaks in each cell; the cells at the edge hold all that lies beyond. */
function cellProbabilities({ centers, sd }: Peaks, { low, high, cells }: Grid): Float64Array {
  const axes = low.length;
  const shares = new Float64Array(cells ** axes);
  for (const center of centers) {
    const along = center.map((mean, axis) => cellProbabilitiesOfAxis(mean, sd, low[axis], high[axis], cells));
    for (let cell = 0; cell < shares.length; cell++) {
      let share = 1 / centers.length;
      for (let axis = axes - 1, rest = cell; axis >= 0; axis--, rest = Math.floor(rest / cells))
        share *= along[axis][rest % cells];
      shares[cell] += share;
    }
  }
  return shares;
}

/** The shares of one Gaussian in the cells of one axis. */
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

/** Density of the peaks at a number on the line. */
export function trueDensity({ centers, sd }: Peaks, x: number): number {
  return centers.reduce((sum, [mean]) => sum + normalPdf(x, mean, sd) / centers.length, 0);
}
