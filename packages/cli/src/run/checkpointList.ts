// The list of a run's checkpoints, checkpoints.json. It is written after the newest file and before an older one is deleted, so
// all files that it names are complete. If it is lost, it is rebuilt from the files.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Keeps, keepsOf } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { readJson } from '../node/readJson.ts';
import { withRetries } from '../node/retry.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { decodeCheckpointFile } from './decodeCheckpointFile.ts';
import { inRun, writeText } from './directory.ts';

const GENERATIONS = 2; // checkpoints that are kept beside the best: the newest, and one to fall back to
const NAME = /^\d{6,}\.safetensors$/;

/** An entry of the list. */
export interface Entry {
  readonly step: number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Whether it is the best by the metric `stopOn`. */
  readonly best?: true;
  /** Whether it is kept for a rollback. */
  readonly kept?: true;
}

const listOf = (run: string) => join(inRun.checkpoints(run), 'checkpoints.json');

/** The list, oldest first; empty if there never was a checkpoint. Throws a data Failure if it is damaged or lost. */
export function readEntries(run: string): Entry[] {
  const path = listOf(run);
  if (!existsSync(path) && checkpointFiles(run).length === 0) return [];
  const { checkpoints } = readJson(path, EXIT.data, EXIT.data);
  if (!Array.isArray(checkpoints) || !checkpoints.every(isEntry)) {
    throw new Failure(EXIT.data, `${path}: expected a list of checkpoints, got something else.`);
  }
  if (checkpoints.length === 0 && checkpointFiles(run).length > 0)
    throw new Failure(EXIT.data, `${path}: expected the checkpoints next to it, got an empty list.`);
  return [...checkpoints].sort((a, b) => a.step - b.step);
}

function isEntry(value: unknown): value is Entry {
  const { step, file, bytes, sha256, best, kept } = (value ?? {}) as Entry;
  const named = typeof file === 'string' && NAME.test(file) && Number.parseInt(file, 10) === step;
  return (
    named &&
    Number.isSafeInteger(bytes) &&
    typeof sha256 === 'string' &&
    [best, kept].every((flag) => flag === undefined || flag === true)
  );
}

/** The list; if it is damaged or lost, rebuilt from the files, with a warning. */
export async function findEntries(run: string, warn: (line: string) => void): Promise<Entry[]> {
  return (await listedOrFound(run, warn)).entries;
}

/** As `findEntries`; `listed` says whether the entries are those of the list on disk. */
async function listedOrFound(
  run: string,
  warn: (line: string) => void,
): Promise<{ entries: Entry[]; listed: boolean }> {
  try {
    return { entries: readEntries(run), listed: true };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { entries, problems } = await scanCheckpoints(run);
    if (!isFirst(run, entries, problems)) {
      const found = entries.length > 0 ? `step ${entries.map(({ step }) => step).join(' and ')}` : 'none';
      const bad = problems.length > 0 ? `; ${problems.join('; ')}` : '';
      warn(
        `ganvil: warning: ${error.message.replace(/\.$/, '')}; rebuilt from the existing checkpoints: ${found}${bad}.`,
      );
    }
    return { entries, listed: false };
  }
}

/** Whether a run was stopped between its first checkpoint and the list that names it: then nothing was lost. */
function isFirst(run: string, entries: readonly Entry[], problems: readonly string[]): boolean {
  return entries.length === 1 && problems.length === 0 && !existsSync(listOf(run));
}

/** The intact checkpoints in their folder, oldest first, and what is wrong with the others. */
export async function scanCheckpoints(run: string): Promise<{ entries: Entry[]; problems: string[] }> {
  const [entries, problems]: [Entry[], string[]] = [[], []];
  let keeps: Keeps = {};
  for (const file of checkpointFiles(run)) {
    const path = join(inRun.checkpoints(run), file);
    const content = await withRetries(path, () => readBytes(path));
    try {
      const checkpoint = decodeCheckpointFile(path, content);
      const { step } = checkpoint;
      if (step !== Number.parseInt(file, 10))
        throw new Failure(EXIT.data, `${path}: expected step ${Number.parseInt(file, 10)}, got ${step}`);
      entries.push({ step, file, bytes: content.length, sha256: sha256Of(content) });
      keeps = keepsOf(checkpoint);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(error.message.replace(/\.$/, ''));
    }
  }
  return { entries: retained(entries.map((entry) => marked(entry, keeps))), problems };
}

/** An entry that says whether it is the best, or kept for a rollback. */
export function marked({ best: _, kept: __, ...entry }: Entry, { best, others = [] }: Keeps): Entry {
  return {
    ...entry,
    ...(best === entry.step ? { best: true as const } : {}),
    ...(others.includes(entry.step) ? { kept: true as const } : {}),
  };
}

/** The newest entries, the best, and those that are kept. */
const retained = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ best, kept }, i) => best === true || kept === true || i >= entries.length - GENERATIONS);

/** File names of checkpoints, oldest first. */
export function checkpointFiles(run: string): string[] {
  if (!existsSync(inRun.checkpoints(run))) return [];
  const found = readdirSync(inRun.checkpoints(run), { withFileTypes: true });
  const names = found
    .filter((entry) => NAME.test(entry.name) && !entry.isDirectory())
    .map(({ name }) => name);
  return names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** Writes the entries that are kept as the list; the result is what it now contains. */
export async function writeEntries(run: string, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const checkpoints = retained(entries);
  await writeText(listOf(run), `${JSON.stringify({ checkpoints }, null, 2)}\n`);
  return checkpoints;
}

/** Writes the list again if it was lost. The lock must be held. */
export async function restoreList(run: string, warn: (line: string) => void): Promise<void> {
  const { entries, listed } = await listedOrFound(run, warn);
  if (!listed && entries.length > 0) await writeEntries(run, entries);
}

/**
 * The newest step that is saved (and listed, if there is a list), as far as can be determined after an error. Files without a
 * list are complete, too: they are renamed into place.
 */
export function newestSaved(run: string): number | undefined {
  try {
    const there = checkpointFiles(run);
    const listed = filesListed(run) ?? there;
    const newest = there.filter((file) => listed.includes(file)).at(-1);
    return newest === undefined ? undefined : Number.parseInt(newest, 10);
  } catch {
    return undefined;
  }
}

function filesListed(run: string): string[] | undefined {
  try {
    return readEntries(run).map(({ file }) => file);
  } catch {
    return undefined;
  }
}

/** Deletes older checkpoints that the list does not name, with `all` also newer ones. Never throws: they only take space. */
export function deleteUnlisted(run: string, listed: readonly Entry[], all = false): void {
  const newest = listed.at(-1)?.step ?? 0;
  const names = new Set(listed.map(({ file }) => file));
  try {
    for (const name of checkpointFiles(run)) {
      if (names.has(name) || !(all || Number.parseInt(name, 10) < newest)) continue;
      rmSync(join(inRun.checkpoints(run), name), { force: true });
    }
  } catch {}
}
