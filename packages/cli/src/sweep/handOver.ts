import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DataFlags, dataWords } from '../args/dataFlags.ts';
import { memoryOfRun } from '../comparison/capacity.ts';
import { checkExisting, prepareFolder, writeComparison } from '../comparison/comparisonFolder.ts';
import { jobsOf } from '../comparison/jobsOf.ts';
import type { Comparison } from '../comparison/types.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { writeText } from '../run/directory.ts';
import { lockRun } from '../run/lock.ts';
import type { Engine, Order } from './engines/types.ts';

/** A scheduler asks for more than the estimate: what it kills begins again. */
const MARGIN = 1.25;

/** What is handed over, and how. */
interface HandOver extends Pick<Order, 'processes' | 'options'> {
  /** Where the samples of each task are held. */
  readonly data: DataFlags;
  readonly engine: Engine;
  readonly submit: boolean;
  readonly force: boolean;
}

/** Writes the folder of a sweep and the file for an engine, whose path is the result; hands it over if asked to. Throws a Failure. */
export async function handOver(
  comparison: Comparison,
  given: string,
  { engine, submit, force, data, ...order }: HandOver,
): Promise<string> {
  const folder = resolve(given);
  const jobs = jobsOf(comparison, folder);
  const memory = MARGIN * (await memoryOfRun(jobs, data));
  const text = engine.write({ ...order, folder, jobs, memory, words: dataWords(data) });
  prepareFolder(folder);
  const lock = await lockRun(folder, force);
  try {
    checkExisting(jobs);
    await writeComparison(folder, comparison);
    mkdirSync(join(folder, 'logs'), { recursive: true });
    await writeText(join(folder, engine.file), text);
  } finally {
    lock.release();
  }
  const path = join(folder, engine.file);
  if (submit) run(engine.submit(path));
  return path;
}

function run([program, ...words]: readonly string[]): void {
  const { error, status } = spawnSync(program, words, { stdio: ['ignore', 2, 2] });
  if (error)
    throw new Failure(EXIT.noInput, `--submit: expected the command ${program}, got ${error.message}.`);
  if (status !== 0) throw new Failure(EXIT.io, `--submit: ${program} ended with exit code ${status}.`);
}
