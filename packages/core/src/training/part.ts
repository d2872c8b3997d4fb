// The part of every batch that a process computes.
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import type { Layer } from '../nn/layer.ts';

/** Shards of a batch, in order, that a process computes: all of them, unless it is one of several ranks. */
export interface Part {
  /** Shards of a batch. */
  readonly shards: number;
  /** Samples of a shard. */
  readonly size: number;
  /** The first shard that is computed here, and how many are. */
  readonly first: number;
  readonly own: number;
}

/** The part of rank `rank` of `ranks`. Throws ConfigError where a batch cannot be divided so. */
export function partOf(
  { batchSize, shards }: Pick<Config, 'batchSize' | 'shards'>,
  rank = 0,
  ranks = 1,
): Part {
  if (batchSize % shards !== 0)
    throw new ConfigError(`shards: expected a divisor of batchSize, ${batchSize}, got ${shards}.`);
  const own = shards / ranks;
  if (ranks > 1 && !isPowerOfTwo(own))
    throw new ConfigError(
      `ranks: expected ${suitable(shards)} with shards ${shards}, got ${ranks}: each rank computes as many shards, and their number is a power of two.`,
    );
  return { shards, size: batchSize / shards, first: rank * own, own };
}

const isPowerOfTwo = (n: number): boolean => n >= 1 && Number.isInteger(n) && (n & (n - 1)) === 0;

/** The numbers of ranks that a batch can be divided among, as text. */
function suitable(shards: number): string {
  const able = Array.from({ length: shards }, (_, i) => i + 1).filter(
    (ranks) => ranks === 1 || isPowerOfTwo(shards / ranks),
  );
  return able.length === 1 ? '1' : `${able.slice(0, -1).join(', ')} or ${able.at(-1)}`;
}

/** Throws ConfigError where a network makes one output of samples that lie in more than one shard. */
export function checkPacks({ size, shards }: Part, layers: readonly Layer[]): void {
  if (shards === 1) return;
  for (const { samplesPerOutput = 1 } of layers)
    if (size % samplesPerOutput !== 0)
      throw new ConfigError(
        `shards: expected shards of whole packs of ${samplesPerOutput} samples, got ${shards} of ${size} samples each.`,
      );
}
