import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import type { Dataset } from './types.ts';

/** The first `count` samples of a data set, all of them if there are fewer. Its test part stays whole; endless data are their own. Throws ConfigError for fewer than 2. */
export function firstSamples(dataset: Dataset, count: number): Dataset {
  if (count < 2) throw new ConfigError(`samples: expected at least 2, got ${count}.`);
  if (count >= dataset.count) return dataset;
  return {
    ...dataset,
    stored: undefined,
    test: dataset.test ?? (dataset.count === Number.POSITIVE_INFINITY ? dataset : undefined),
    count,
    digest: sha256(new TextEncoder().encode(`ganvil samples 1 ${dataset.digest} ${count}`)),
  };
}
