import { loadRandom } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from './types.ts';
import { withImbalance } from './withImbalance.ts';
import { withNoise } from './withNoise.ts';

/** The points that `noise` and `imbalance` make of a data set; the set itself by default. Throws ConfigError for data that they do not suit. */
export async function changedPoints(
  { noise, imbalance, seed }: Pick<Config, 'noise' | 'imbalance' | 'seed'>,
  dataset: Dataset,
): Promise<Dataset> {
  if (noise === 0 && imbalance === 1) return dataset;
  const random = (await loadRandom())(seed);
  const drawn = imbalance === 1 ? dataset : withImbalance(dataset, imbalance, random);
  return noise === 0 ? drawn : withNoise(drawn, noise, random);
}
