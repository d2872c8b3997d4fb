import type { Scalar } from '@ganvil/kernels-as';
import { centred, deviationOf, meanOf } from '../metrics/centred.ts';
import { distanceOf, productsOf, squaresOf } from '../metrics/pairwise.ts';
import { meanWithInterval } from './bootstrapped.ts';
import { logMeanOfGaussians } from './logMeanOfGaussians.ts';
import type { Assessment } from './types.ts';

/** logspace(-1, 0, 10) of the authors' parzen_ll.py, for pixels from 0 to 1. */
const SIGMAS = [
  0.1, 0.1291549665014884, 0.16681005372000587, 0.21544346900318834, 0.2782559402207124, 0.3593813663804628,
  0.46415888336127786, 0.5994842503189409, 0.7742636826811269, 1,
];
const MOST_VALIDATION = 1000;
const ROWS = 256;
/** Terms that are exp(-12) of the largest, or less, need no exact distance. */
const NEAR = 12;
const MOST_EXACT = 200;

/**
 * Mean log likelihood of real samples, in nats, under Gaussians of one width about the fakes: Goodfellow et al. 2014,
 * https://arxiv.org/abs/1406.2661 section 5. Pixels are from 0 to 1; the width is the best of ten from 0.1 to 1 (of points: times their
 * standard deviation) on a tenth of the real samples, at most 1,000, and the others are measured. Bootstrap over real samples. A poor
 * guide in many dimensions: Theis et al. 2016, https://arxiv.org/abs/1511.01844; the floor is what memorised training samples get.
 */
export const parzenLogLikelihood: Assessment = {
  help: 'log likelihood of real samples in nats under Gaussians about the fakes, and their width sigma',
  better: 'higher',
  reads: 'samples',
  byDefault: false,
  least: 4,
  floor: true,
  measure({ real, fake, random, scalar }) {
    const size = real.data.length / real.count;
    const validation = Math.min(MOST_VALIDATION, Math.max(1, Math.floor(real.count / 10)));
    const origin = meanOf(real.data, size);
    const scale = real.shape.length === 1 ? 1 : 0.5; // pixels are stored from -1 to 1
    const [x, y] = [real, fake].map(({ data }) => centred(data, origin).map((value) => scale * value));
    const window: Window = { centers: y, size, scalar };
    const unit = real.shape.length === 1 ? deviationOf(x) : 1;
    const sigmas = SIGMAS.map((sigma) => sigma * unit);
    const chosen = logLikelihoods(window, x.subarray(0, validation * size), sigmas);
    const means = chosen.map((values) => values.reduce((a, b) => a + b, 0));
    const sigma = sigmas[means.indexOf(Math.max(...means))];
    const [found] = logLikelihoods(window, x.subarray(validation * size), [sigma]);
    return { nats: meanWithInterval(random, found), sigma: { value: sigma } };
  },
};

interface Window {
  /** Where the Gaussians are [count, size], flat. */
  readonly centers: Float32Array;
  readonly size: number;
  readonly scalar: Scalar;
}

/** For each width the log likelihood of each query [count, size], flat. */
function logLikelihoods(window: Window, queries: Float32Array, sigmas: readonly number[]): Float64Array[] {
  const { centers, size, scalar } = window;
  const count = queries.length / size;
  const found = sigmas.map(() => new Float64Array(count));
  const ofCenters = squaresOf(centers, centers.length / size, size);
  const distances = new Float64Array(ofCenters.length);
  for (let first = 0; first < count; first += ROWS) {
    const rows = queries.subarray(first * size, Math.min(count, first + ROWS) * size);
    const products = productsOf(rows, centers, size);
    const ofRows = squaresOf(rows, rows.length / size, size);
    for (let i = 0; i < ofRows.length; i++) {
      for (let j = 0; j < distances.length; j++)
        distances[j] = ofRows[i] + ofCenters[j] - 2 * products[i * distances.length + j];
      makeExact(window, rows, i, { distances, reach: 2 * NEAR * sigmas[0] * sigmas[0] });
      for (const [k, width] of sigmas.entries())
        found[k][first + i] = logMeanOfGaussians(distances, { width, size, scalar });
    }
  }
  return found;
}

/** The distances that count most for narrow Gaussians are summed in float64: float32 products lose digits that matter there. */
function makeExact(
  { centers, size }: Window,
  rows: Float32Array,
  i: number,
  { distances, reach }: { distances: Float64Array; reach: number },
): void {
  const bound = distances.reduce((a, b) => Math.min(a, b)) + reach;
  let exact = 0;
  for (let j = 0; j < distances.length && exact < MOST_EXACT; j++)
    if (distances[j] <= bound) {
      distances[j] = distanceOf(rows, i, centers, j, size);
      exact++;
    }
}
