// A run is a directory, and what lies in it is a contract.
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '@ganvil/core';
import { EXIT, Failure } from '../exit.ts';
import { versions } from '../versions.ts';
import { atomicWrite, removeLeftovers, syncDirectory } from './atomicWrite.ts';

const RUNS = 'runs';
/** What a run that died before its first file leaves behind. */
const TRACES = /^(lock|\..+\.tmp-\d+)$/;

/** Where things are in a run directory. */
export const inRun = {
  config: (run: string) => join(run, 'config.json'),
  events: (run: string) => join(run, 'events.jsonl'),
  digest: (run: string) => join(run, 'digest.txt'),
  samples: (run: string) => join(run, 'samples'),
  checkpoints: (run: string) => join(run, 'checkpoints'),
  picture: (run: string, step: number) => join(run, 'samples', `${numbered(step)}.png`),
};

/** A step as file names have it: `000500`. */
export const numbered = (step: number): string => String(step).padStart(6, '0');

/** Throws a Failure unless a new run can be laid at `path`. */
export function checkNew(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory())
    throw new Failure(EXIT.locked, `--out: expected a new or empty directory, got the file ${path}.`);
  const names = readdirSync(path).filter((name) => !TRACES.test(name));
  if (names.length === 0) return;
  const hint = names.includes('config.json') ? `; to go on with it: ganvil resume ${path}` : '';
  throw new Failure(
    EXIT.locked,
    `--out: expected a new or empty directory, got ${path} with ${names[0]} in it${hint}.`,
  );
}

/** Makes the directory of a new run: `out`, or the next number in runs/. */
export function createRunDirectory(out: string | undefined, label: string): string {
  if (out !== undefined) {
    checkNew(out);
    mkdirSync(out, { recursive: true });
    return out;
  }
  mkdirSync(RUNS, { recursive: true });
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

/** Takes a new run directory away again if nothing was trained in it. */
export function discardUnused(run: string): void {
  if ((statSync(inRun.events(run), { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  for (const name of readdirSync(run)) rmSync(join(run, name), { recursive: true, force: true });
  rmdirSync(run);
}

/** Throws a Failure unless `path` is the directory of a run. */
export function checkRun(path: string): void {
  const found = statSync(inRun.config(path), { throwIfNoEntry: false });
  if (found) return;
  throw new Failure(EXIT.noInput, `${path}: expected the directory of a run (with config.json), found none.`);
}

/** Brings the folders of a run into being and clears what dead writers left. The lock must be held. */
export async function prepareRun(run: string): Promise<void> {
  for (const folder of [inRun.samples(run), inRun.checkpoints(run)]) mkdirSync(folder, { recursive: true });
  await syncDirectory(dirname(run));
  for (const folder of [run, inRun.samples(run), inRun.checkpoints(run)]) await removeLeftovers(folder);
}

/** Writes config.json: the resolved configuration and what else the bits depend on. */
export async function writeRunConfig(
  run: string,
  { config, preset, dataset }: { config: Config; preset: string; dataset: string },
): Promise<void> {
  const value = { preset, versions, dataset: { digest: dataset }, config };
  await writeText(inRun.config(run), `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a small text file of a run. */
export async function writeText(path: string, text: string): Promise<void> {
  await atomicWrite(path, new TextEncoder().encode(text), 0o666);
}
