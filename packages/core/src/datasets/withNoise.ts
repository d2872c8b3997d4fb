import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { streams } from '../random/streams.ts';
import { perSample } from './perSample.ts';
import type { Dataset } from './types.ts';

/**
 * Points with Gaussian noise added to each coordinate, of standard deviation `sd` in the units of the data. The noise is a function of the seed and of the
 * sample's index, so that a sample that is read again is the same. Throws ConfigError for data that are no points.
 */
export function withNoise(dataset: Dataset, sd: number, random: Random): Dataset {
  const { name, shape, units, modes, moments, test } = dataset;
  if (shape.length !== 1 || dataset.without)
    throw new ConfigError(`noise: expected 0 for ${name}, whose samples are not points, got ${sd}.`);
  const [size] = shape;
  const scales = Array.from({ length: size }, (_, c) => (units ? over(sd, units[c].sd) : sd));
  const wider = (own: number) => Math.sqrt(own * own + sd * sd);
  const noisy = (part: Dataset, sequence: 0 | 1): Dataset => ({
    ...part,
    former: undefined,
    digest: sha256(new TextEncoder().encode(`ganvil noise 1 ${part.digest} ${sd} ${sequence}`)),
    read(indices, out, labels) {
      part.read(indices, out, labels);
      perSample(drawNoise(random), sequence, size, indices, (row, numbers, at) => {
        for (let c = 0; c < size; c++) out[row * size + c] += scales[c] * numbers[at + c];
      });
    },
  });
  return {
    ...noisy(dataset, 0),
    ...(modes ? { modes: { ...modes, sd: wider(modes.sd) } } : {}),
    ...(moments ? { moments: { ...moments, sd: wider(moments.sd) } } : {}),
    ...(test ? { test: noisy(test, 1) } : {}),
  };
}

/** A standard deviation as networks see it; columns whose values are all equal stay as they are. */
const over = (sd: number, column: number): number => (column === 0 ? 0 : sd / column);

/** Normal numbers of the stream of noise. */
const drawNoise =
  (random: Random) =>
  (_: number, step: number, count: number, first?: number): Float32Array =>
    random.normal(streams.noise, step, count, first);
