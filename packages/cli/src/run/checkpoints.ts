// The checkpoints of a run.
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint, Keeps } from '@ganvil/core';
import { atomicWrite } from '../node/atomicWrite.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { withRetries } from '../node/retry.ts';
import { sha256Of } from '../node/sha256Of.ts';
import {
  deleteUnlisted,
  type Entry,
  findEntries,
  marked,
  scanCheckpoints,
  writeEntries,
} from './checkpointList.ts';
import { decodeCheckpointFile } from './decodeCheckpointFile.ts';
import { inRun, paddedStep } from './directory.ts';

const SPARE = 16 << 20; // bytes that should remain free besides two checkpoints

/** Writes a checkpoint durably, then lists it, then deletes older ones. */
export async function saveCheckpoint(
  run: string,
  { step, bytes, keeps = {} }: { step: number; bytes: Uint8Array; keeps?: Keeps },
  warn: (line: string) => void,
): Promise<void> {
  const file = `${paddedStep(step)}.safetensors`;
  const older = (await findEntries(run, warn)).filter((entry) => entry.step < step);
  await atomicWrite(join(inRun.checkpoints(run), file), bytes, { warn });
  const newest = { step, file, bytes: bytes.length, sha256: sha256Of(bytes) };
  const entries = [...older, newest].map((entry) => marked(entry, keeps));
  deleteUnlisted(run, await writeEntries(run, entries), true);
}

/** Removes the checkpoints after a step, which the run has gone back from. */
export async function dropAfter(run: string, step: number, warn: (line: string) => void): Promise<void> {
  const entries = (await findEntries(run, warn)).filter((entry) => entry.step <= step);
  deleteUnlisted(run, await writeEntries(run, entries), true);
}

/** The newest intact checkpoint; undefined if none was ever saved. Throws a data Failure if all are damaged. */
export async function openNewest(run: string, warn: (line: string) => void): Promise<Checkpoint | undefined> {
  const entries = await findEntries(run, warn);
  const problems: string[] = [];
  const open = async (candidates: readonly Entry[]): Promise<Checkpoint | undefined> => {
    for (const entry of [...candidates].reverse()) {
      try {
        return await openEntry(run, entry);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problems.push(error.message.replace(/\.$/, ''));
      }
    }
    return undefined;
  };
  let found = await open(entries);
  if (!found && problems.length > 0) found = await open((await scanCheckpoints(run)).entries);
  if (found && problems.length > 0)
    warn(`ganvil: warning: ${problems.join('; ')}; falling back to step ${found.step}.`);
  if (!found && problems.length > 0)
    throw new Failure(EXIT.data, `${run}: all checkpoints are damaged: ${problems.join('; ')}.`);
  return found;
}

/** The checkpoint that is the best by the metric `stopOn`. Throws a Failure where there is none. */
export async function openBest(run: string, warn: (line: string) => void): Promise<Checkpoint> {
  const entry = (await findEntries(run, warn)).find(({ best }) => best === true);
  if (entry) return openEntry(run, entry);
  throw new Failure(
    EXIT.noInput,
    `--best: expected a run that was trained with --stop-on METRIC, got ${run}, which has no best checkpoint.`,
  );
}

/** The checkpoint of a step. Throws a Failure that lists the available steps, or a data Failure if it is damaged. */
export async function openAt(run: string, step: number, warn: (line: string) => void): Promise<Checkpoint> {
  const entries = await findEntries(run, warn);
  const entry = entries.find((candidate) => candidate.step === step);
  if (entry) return openEntry(run, entry);
  const known = entries.map((candidate) => candidate.step).join(', ') || 'none yet';
  throw new Failure(
    EXIT.noInput,
    `--step: expected a step that has a checkpoint in ${run} (${known}), got ${step}.`,
  );
}

async function openEntry(run: string, { file, bytes, sha256, step }: Entry): Promise<Checkpoint> {
  const path = join(inRun.checkpoints(run), file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Failure(EXIT.data, `${path}: the file is missing`);
  if (found.size !== bytes)
    throw new Failure(EXIT.data, `${path}: expected ${bytes} bytes, got ${found.size}`);
  const content = await withRetries(path, () => readBytes(path));
  if (sha256Of(content) !== sha256) {
    throw new Failure(EXIT.data, `${path}: damaged (its SHA-256 is not that in checkpoints.json)`);
  }
  const checkpoint = decodeCheckpointFile(path, content);
  if (checkpoint.step !== step)
    throw new Failure(EXIT.data, `${path}: expected step ${step}, got ${checkpoint.step}`);
  return checkpoint;
}

/** A warning if the disk is almost too full for checkpoints of this size; else undefined. */
export async function lackOfSpace(run: string, bytes: number): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(run).catch(() => ({ bavail: 1, bsize: Number.POSITIVE_INFINITY }));
  const [free, needed] = [bavail * bsize, 2 * bytes + SPARE];
  if (free >= needed) return undefined;
  const mib = (n: number) => `${(n / 2 ** 20).toFixed(0)} MiB`;
  return `ganvil: warning: ${run}: checkpoints need ${mib(needed)} of free space, but only ${mib(free)} are free; training continues.`;
}
