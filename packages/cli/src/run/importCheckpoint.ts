import { digestOf } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { say } from '../terminal/output.ts';
import { checkpointFiles } from './checkpointList.ts';
import { saveCheckpoint } from './checkpoints.ts';
import { decodeCheckpointFile } from './decodeCheckpointFile.ts';
import {
  createRunDirectory,
  deleteUnused,
  inRun,
  prepareRun,
  whatIsAt,
  writeRunConfig,
} from './directory.ts';
import { type Lock, lockRun } from './lock.ts';

/** The locked run directory of a checkpoint that was imported from a file, such as the page exports. */
export interface ImportedRun {
  readonly run: string;
  readonly lock: Lock;
  /** Whether the directory was just created. */
  readonly made: boolean;
}

/** Creates that directory, or opens the one that was created from the same file before. Throws a Failure. */
export async function importCheckpoint(
  file: string,
  out: string | undefined,
  force: boolean,
): Promise<ImportedRun> {
  if (out !== undefined) whatIsAt(out);
  const bytes = await readBytes(file);
  const state = decodeCheckpointFile(file, bytes);
  const { config, step, datasetDigest } = state;
  if (config.backend !== 'ganvil')
    throw new Failure(
      EXIT.config,
      `${file}: expected a run on the backend ganvil, got one on ${config.backend}.`,
    );
  const origin = { step, digest: digestOf(state) };
  const run = createRunDirectory(out, 'resumed');
  const lock = await lockRun(run, force);
  const made = whatIsAt(run) === 'nothing';
  try {
    const description = { config, changes: state.changes, preset: 'resumed', dataset: datasetDigest, origin };
    if (made) await writeRunConfig(run, description);
    else checkOrigin(run, file, origin.digest);
    await prepareRun(run);
    if (checkpointFiles(run).length === 0) await saveCheckpoint(run, { step, bytes }, say);
    return { run, lock, made };
  } catch (error) {
    if (made) deleteUnused(run);
    lock.release();
    throw error;
  }
}

function checkOrigin(run: string, file: string, digest: string): void {
  if (readRunConfig(inRun.config(run)).origin?.digest === digest) return;
  throw new Failure(
    EXIT.locked,
    `--out: expected a new directory or the run created from ${file}, got another run; to resume that one: ganvil resume ${run}`,
  );
}
