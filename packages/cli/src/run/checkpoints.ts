// The checkpoints of a run and their list, checkpoints.json. The list is written after the file that it names and
// before any older one is deleted, so whatever it names is whole.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, decodeCheckpoint } from '@ganvil/core';
import { EXIT, Failure } from '../exit.ts';
import { readBytes } from '../readBytes.ts';
import { readJson } from '../readJson.ts';
import { atomicWrite } from './atomicWrite.ts';
import { inRun, numbered } from './directory.ts';

const KEPT = 2; // generations: the newest, and one to fall back to
const SPARE = 16 << 20; // bytes that should stay free beside two checkpoints
const NAME = /^\d{6,}\.safetensors$/;

/** A line of the list. */
interface Entry {
  readonly step: number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

const listOf = (run: string) => join(inRun.checkpoints(run), 'checkpoints.json');

/** The list, oldest first; empty before the first checkpoint. Throws a data Failure if it is damaged. */
export function readEntries(run: string): Entry[] {
  const path = listOf(run);
  if (!existsSync(path)) return [];
  const { checkpoints } = readJson(path, EXIT.data, EXIT.noInput);
  if (!Array.isArray(checkpoints) || !checkpoints.every(isEntry)) {
    throw new Failure(EXIT.data, `${path}: expected a list of checkpoints, got something else.`);
  }
  return [...checkpoints].sort((a, b) => a.step - b.step);
}

function isEntry(value: unknown): value is Entry {
  const { step, file, bytes, sha256 } = (value ?? {}) as Entry;
  const named = typeof file === 'string' && NAME.test(file) && Number.parseInt(file, 10) === step;
  return named && Number.isSafeInteger(bytes) && typeof sha256 === 'string';
}

/** Saves a checkpoint durably, then lists it, then deletes generations that are no longer needed. */
export async function saveCheckpoint(run: string, step: number, bytes: Uint8Array): Promise<void> {
  const file = `${numbered(step)}.safetensors`;
  const folder = inRun.checkpoints(run);
  await atomicWrite(join(folder, file), bytes);
  const older = readEntries(run).filter((entry) => entry.step < step);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const checkpoints = [...older, { step, file, bytes: bytes.length, sha256 }].slice(-KEPT);
  await atomicWrite(
    listOf(run),
    new TextEncoder().encode(`${JSON.stringify({ checkpoints }, null, 2)}\n`),
    0o666,
  );
  const kept = new Set(checkpoints.map((entry) => entry.file));
  for (const name of await readdir(folder)) {
    if (NAME.test(name) && !kept.has(name)) await rm(join(folder, name), { force: true });
  }
}

/** The newest checkpoint that is whole. Undefined where none was ever saved; throws a data Failure if all are damaged. */
export async function openNewest(run: string, warn: (line: string) => void): Promise<Checkpoint | undefined> {
  const entries = readEntries(run).reverse();
  const problems: string[] = [];
  for (const entry of entries) {
    try {
      const checkpoint = await openEntry(run, entry);
      if (problems.length > 0)
        warn(`ganvil: warning: ${problems.join('; ')}; falling back to step ${checkpoint.step}.`);
      return checkpoint;
    } catch (error) {
      if (!(error instanceof Error) || !(error instanceof Failure || error.name === 'DataError')) throw error;
      problems.push(error.message.replace(/\.$/, ''));
    }
  }
  if (entries.length > 0)
    throw new Failure(EXIT.data, `${run}: expected a whole checkpoint, got none: ${problems.join('; ')}.`);
  return undefined;
}

async function openEntry(run: string, { file, bytes, sha256, step }: Entry): Promise<Checkpoint> {
  const path = join(inRun.checkpoints(run), file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Failure(EXIT.data, `${path}: expected a checkpoint, found none`);
  if (found.size !== bytes)
    throw new Failure(EXIT.data, `${path}: expected ${bytes} bytes, got ${found.size}`);
  const content = await readBytes(path);
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw new Failure(
      EXIT.data,
      `${path}: expected the SHA-256 in checkpoints.json, got another, so it is damaged`,
    );
  }
  const checkpoint = decodeNamed(path, content);
  if (checkpoint.step !== step)
    throw new Failure(EXIT.data, `${path}: expected step ${step}, got ${checkpoint.step}`);
  return checkpoint;
}

/** Decodes a checkpoint; errors name its file. */
export function decodeNamed(path: string, content: Uint8Array): Checkpoint {
  try {
    return decodeCheckpoint(content);
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError')
      throw new Failure(EXIT.data, `${path}: ${error.message}`);
    throw error;
  }
}

/** A warning where the disk will soon be too full for checkpoints of this size; else undefined. */
export async function lackOfSpace(run: string, bytes: number): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(run);
  const [free, needed] = [bavail * bsize, 2 * bytes + SPARE];
  if (free >= needed) return undefined;
  const mib = (n: number) => `${(n / 2 ** 20).toFixed(0)} MiB`;
  return `ganvil: warning: ${run}: expected at least ${mib(needed)} free for checkpoints, got ${mib(free)}; training goes on.`;
}
