// A run is a directory; its layout is a public contract.
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change, Config, Start } from '@ganvil/core';
import { atomicWrite, syncDirectory } from '../node/atomicWrite.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { giveToOwner } from '../node/giveToOwner.ts';
import { versions } from '../node/versions.ts';
import { removeLeftovers, temporaryNamed } from './leftovers.ts';

/** Where runs are made that name no directory. */
export const RUNS = 'runs';

/** Paths in a run directory. */
export const inRun = {
  config: (run: string) => join(run, 'config.json'),
  events: (run: string) => join(run, 'events.jsonl'),
  digest: (run: string) => join(run, 'digest.txt'),
  /** Skipped files of the data, by reason. */
  skipped: (run: string) => join(run, 'skipped.txt'),
  samples: (run: string) => join(run, 'samples'),
  checkpoints: (run: string) => join(run, 'checkpoints'),
  picture: (run: string, step: number) => join(run, 'samples', `${paddedStep(step)}.png`),
};

/** The file that says which runs a folder compares. */
export const comparisonFile = (folder: string): string => join(folder, 'comparison.json');

/** A step in file names: `000000500`. Names sort by step up to 999,999,999. */
export const paddedStep = (step: number): string => String(step).padStart(9, '0');

/**
 * What a path for a run contains: a run, or nothing, which includes the remains of a run that was killed before it wrote
 * config.json. Throws a Failure for anything else.
 */
export function whatIsAt(path: string): 'run' | 'nothing' {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat && lstatSync(path, { throwIfNoEntry: false }))
    throw new Failure(EXIT.locked, `--out: expected a directory, got the broken link ${path}.`);
  if (!stat) return 'nothing';
  if (!stat.isDirectory())
    throw new Failure(EXIT.locked, `--out: expected a new or empty directory, got the file ${path}.`);
  const names = readdirSync(path);
  if (names.includes('config.json')) return 'run';
  const foreign = names.find((name) => !isTrace(path, name));
  if (foreign === undefined) return 'nothing';
  throw new Failure(
    EXIT.locked,
    `--out: expected a run, or a new or empty directory, got ${path}, which contains ${foreign}.`,
  );
}

/** Whether a file is of the first checkpoint: a run that begins with weights of another saves it before config.json. */
const isBeginning = (name: string): boolean =>
  ['checkpoints.json', `${paddedStep(0)}.safetensors`].includes(name);

function isTrace(run: string, name: string): boolean {
  if (name === 'lock' || temporaryNamed(name)) return true;
  const folder = join(run, name);
  if (folder !== inRun.samples(run) && folder !== inRun.checkpoints(run)) return false;
  const isOurs = (inside: string) => temporaryNamed(inside) !== undefined || isBeginning(inside);
  return statSync(folder).isDirectory() && readdirSync(folder).every(isOurs);
}

/** Creates the directory of a new run: `out`, or the next number in runs/. */
export function createRunDirectory(out: string | undefined, label: string): string {
  if (out !== undefined) {
    makeDirectory(out);
    return out;
  }
  makeDirectory(RUNS);
  for (;;) {
    const taken = readdirSync(RUNS).map((name) => Number(/^(\d{5,})-/.exec(name)?.[1] ?? 0));
    const next = 1 + taken.reduce((a, b) => Math.max(a, b), 0);
    const path = join(RUNS, `${String(next).padStart(5, '0')}-${label}`);
    try {
      mkdirSync(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Creates a directory and its parents. Node's `recursive` option never returns below /proc. */
export function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(dirname(path))) makeDirectory(dirname(path));
  try {
    mkdirSync(path);
    giveToOwner(path);
  } catch (error) {
    const made = statSync(path, { throwIfNoEntry: false })?.isDirectory(); // by another process
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !made) throw error;
  }
}

/** Deletes a new run directory if nothing was trained in it. Never throws. */
export function deleteUnused(run: string): void {
  try {
    if ((statSync(inRun.events(run), { throwIfNoEntry: false })?.size ?? 0) > 0) return;
    if (readdirSync(inRun.checkpoints(run)).length > 0) return;
  } catch {} // no folder yet
  try {
    rmSync(run, { recursive: true, force: true });
  } catch {} // the error that led here is the one to report
}

/** Throws a Failure unless `path` is the directory of a run. */
export function checkRun(path: string): void {
  const at = (place: string) => statSync(place, { throwIfNoEntry: false });
  if (at(path)?.isDirectory() && at(inRun.config(path))) return; // a path below a file is ENOTDIR in Node 20
  throw new Failure(EXIT.noInput, `${path}: expected a run directory (with config.json), found none.`);
}

/** Creates the folders of a run and removes stale temporary files. The lock must be held. */
export async function prepareRun(run: string): Promise<void> {
  for (const folder of [inRun.samples(run), inRun.checkpoints(run)]) makeDirectory(folder);
  await syncDirectory(dirname(run));
  removeStaleFiles(run);
}

/** Removes temporary files of processes that were killed. The lock must be held. Never throws. */
export function removeStaleFiles(run: string): void {
  for (const folder of [run, inRun.samples(run), inRun.checkpoints(run)]) removeLeftovers(folder);
}

/** The checkpoint file that a run was created from. */
export interface Origin {
  readonly step: number;
  readonly digest: string;
}

/** The contents of config.json. */
export interface Description {
  /** As the run began. */
  readonly config: Config;
  /** Settings that take another value in it, in order. */
  readonly changes?: readonly Change[];
  readonly preset: string;
  /** Digest of the data. */
  readonly dataset: string;
  readonly origin?: Origin;
  /** The state whose weights the run has begun with. */
  readonly start?: Start;
}

/** The keys in one order: a run that is resumed has the file of one that is not. */
const ordered = ({ step, digest }: Origin): Origin => ({ step, digest });

/** Writes config.json: the resolved configuration and everything else that results depend on. */
export async function writeRunConfig(
  run: string,
  { config, changes = [], preset, dataset, origin, start }: Description,
): Promise<void> {
  const value = {
    preset,
    versions,
    dataset: { digest: dataset },
    start: start && ordered(start),
    origin: origin && ordered(origin),
    config,
    ...(changes.length > 0 ? { changes } : {}),
  };
  await writeText(inRun.config(run), `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a small text file of a run. */
export async function writeText(path: string, text: string): Promise<void> {
  await atomicWrite(path, new TextEncoder().encode(text));
}
