import {
  type Checkpoint,
  type Config,
  DataError,
  type Dataset,
  digestOf,
  encodeCheckpoint,
  warmStart,
} from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { say } from '../terminal/output.ts';
import { saveCheckpoint } from './checkpoints.ts';
import type { Description } from './directory.ts';

/** The beginning of a run with the weights of another: its first checkpoint, and what config.json says of it. */
export interface Beginning {
  readonly from: Checkpoint;
  readonly described: Pick<Description, 'origin' | 'start'>;
}

/** Makes the beginning of a run from another state, in one line of words. Throws a Failure where its weights do not fit. */
export async function beginFrom(
  source: Checkpoint,
  fresh: readonly string[],
  config: Config,
  dataset: Dataset,
): Promise<Beginning> {
  try {
    const { checkpoint, taken, drawn } = await warmStart(config, dataset, source, fresh);
    const start = checkpoint.start!;
    say(
      `beginning with ${taken.length} weights of step ${start.step} of another run${drawn.length > 0 ? `; ${drawn.length} are drawn` : ''}`,
    );
    return {
      from: checkpoint,
      described: { start, origin: { step: 0, digest: digestOf(checkpoint, sha256Of) } },
    };
  } catch (error) {
    if (error instanceof DataError) throw new Failure(EXIT.data, `--from: ${error.message}`);
    throw error;
  }
}

/** Saves a beginning: a run that is killed before its next checkpoint goes on from it. */
export async function saveBeginning(run: string, { from, described }: Beginning): Promise<void> {
  await saveCheckpoint(run, { step: 0, bytes: encodeCheckpoint(from, described.origin?.digest) }, say);
}
