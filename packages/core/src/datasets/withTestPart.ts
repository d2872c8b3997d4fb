import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { samplesAt } from '../random/sampleOrder.ts';
import { streams } from '../random/streams.ts';
import type { Dataset } from './types.ts';

/**
 * A data set of which a share, drawn at random without regard to classes, is the test part; both parts keep the order of the samples.
 * `random` decides what is drawn. Throws ConfigError for data that have a test part, that have no end, or of which a part would have fewer than 2 samples.
 */
export function withTestPart(dataset: Dataset, share: number, random: Random): Dataset {
  const { count, test } = dataset;
  const refused = (expected: string) => new ConfigError(`testShare: expected ${expected}, got ${share}.`);
  if (test) throw refused('0 for data that have a test part');
  if (!Number.isFinite(count)) throw refused('0 for data without end, whose held-out samples are new ones');
  const held = Math.round(share * count);
  if (held < 2 || count - held < 2) throw refused(`a share that leaves two samples in each part of ${count}`);
  const order = Int32Array.from(samplesAt(0, count, count, random, streams.testPart));
  const part = (name: string, chosen: Int32Array): Dataset => ({
    ...dataset,
    former: undefined,
    stored: undefined,
    count: chosen.length,
    digest: sha256(new TextEncoder().encode(`ganvil test share 1 ${dataset.digest} ${share} ${name}`)),
    read: (indices, out, labels) => dataset.read(placesOf(indices, chosen), out, labels),
    ...(dataset.prefetch ? { prefetch: (indices) => dataset.prefetch!(placesOf(indices, chosen)) } : {}),
  });
  return {
    ...part('training', inOrder(order.subarray(held))),
    test: part('test', inOrder(order.subarray(0, held))),
  };
}

const inOrder = (places: Int32Array): Int32Array => places.sort((a, b) => a - b);

const placesOf = (indices: ArrayLike<number>, chosen: Int32Array): Int32Array =>
  Int32Array.from(indices, (i) => chosen[i]);
