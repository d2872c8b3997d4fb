import type { Dataset } from '../datasets/types.ts';
import { DataError } from '../errors.ts';
import type { Checkpoint } from './types.ts';

/** Throws DataError unless a data set is that of a checkpoint. */
export function checkDataset({ datasetDigest }: Checkpoint, { digest, former }: Dataset): void {
  if (datasetDigest === digest) return;
  if (former?.digest === datasetDigest) {
    throw new DataError(
      `data: expected the set that the run began with (${former.why}), got the same files, now read differently; train anew.`,
    );
  }
  const [found, expected] = [digest, datasetDigest].map((text) => text.slice(0, 12));
  throw new DataError(
    `data: expected the set that the run began with (${expected}), got another (${found}).`,
  );
}
