import type { Random } from '@ganvil/kernels-as';
import { ConfigError } from '../errors.ts';
import { mixture } from './mixture.ts';
import type { Dataset } from './types.ts';

const PARTS = 20; // weights are whole numbers: those of the rarest mode

/**
 * A mixture whose first mode is drawn `ratio` times as often as its last, those between in even steps. Throws ConfigError for data without two
 * modes at known places.
 */
export function withImbalance(dataset: Dataset, ratio: number, random: Random): Dataset {
  const { name, modes } = dataset;
  const last = (modes?.centers.length ?? 0) - 1;
  if (!modes || last < 1)
    throw new ConfigError(
      `imbalance: expected 1 for ${name}, which has no modes at known places, got ${ratio}.`,
    );
  const weights = modes.centers.map((_, mode) => {
    const times = ratio - ((ratio - 1) * mode) / last;
    return Math.round(PARTS * times) * (modes.weights?.[mode] ?? 1);
  });
  return mixture(name, { ...modes, weights }, random);
}
