// The files at a path, as entries that core reads on demand.
import { closeSync, lstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { didYouMean, type FileEntry, type Skipped } from '@ganvil/core';
import { EXIT, explain, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { displayName } from './displayName.ts';
import { ancestorIds, idOf } from './linkLoops.ts';

const MAX_FILES = 1_000_000;
const MAX_DEPTH = 256;
const MAX_BYTES = 2 ** 31 - 1; // that Node can read at once
const TURN = 20; // milliseconds that signals may wait

/** Files, and entries that cannot be read. */
export interface Found {
  readonly files: FileEntry[];
  readonly skipped: Skipped[];
}

/**
 * The files at a path, in an order that does not depend on the machine. Names that begin with a dot are passed over; links are
 * followed, wherever they lead; what is no file, cannot be reached or leads round in a circle is listed. Throws a Failure.
 */
export async function filesAt(path: string, embedded: readonly string[]): Promise<Found> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    const hint = didYouMean(basename(path), embedded);
    throw new Failure(
      EXIT.noInput,
      `data: expected one of ${embedded.join(', ')}, or the path of a file or folder${hint}; "${path}" does not exist.`,
    );
  }
  if (stat.isFile()) return { files: [entry(Buffer.from(path), basename(path), stat)], skipped: [] };
  if (!stat.isDirectory())
    throw new Failure(EXIT.noInput, `data: expected a file or folder, got ${path}, which is neither.`);
  const found: Walk = { files: [], skipped: [], folders: 0, turned: performance.now() };
  const at = Buffer.from(path);
  await walk({ at, shown: '', within: ancestorIds(at), depth: 0 }, found);
  const { files, skipped } = found;
  if (files.length === 0) {
    const why = skipped.length > 0 ? ` that can be read (${skipped[0].path}: ${skipped[0].reason})` : '';
    throw new Failure(EXIT.noInput, `data: expected files in ${path}, found none${why}.`);
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped };
}

interface Walk extends Found {
  folders: number;
  turned: number;
}

interface Folder {
  /** Its path, as bytes: names need not be text. */
  readonly at: Buffer;
  readonly shown: string;
  /** It and the folders that it is in, by path and on the disk. */
  readonly within: ReadonlySet<string>;
  readonly depth: number;
}

async function walk(folder: Folder, found: Walk): Promise<void> {
  const names = namesIn(folder, found.skipped);
  for (const name of names) {
    if (name[0] === 0x2e) continue; // a dot
    const shown = folder.shown === '' ? displayName(name) : `${folder.shown}/${displayName(name)}`;
    const at = Buffer.concat([folder.at, Buffer.from(sep), name]);
    const stat = statOf(at, shown, found.skipped);
    if (stat?.isFile()) found.files.push(entry(at, shown, stat));
    else if (stat?.isDirectory()) await enter(at, shown, stat, folder, found);
    else if (stat) found.skipped.push({ path: shown, reason: 'expected a file or folder, got neither.' });
    if (found.files.length + found.folders + found.skipped.length > MAX_FILES)
      throw new Failure(EXIT.data, `data: expected at most ${MAX_FILES} files and folders, got more.`);
    if (performance.now() - found.turned > TURN) {
      await new Promise((done) => setImmediate(done));
      found.turned = performance.now();
    }
  }
}

async function enter(at: Buffer, shown: string, stat: Stats, above: Folder, found: Walk): Promise<void> {
  const depth = above.depth + 1;
  found.folders++;
  const refuse = (reason: string) => found.skipped.push({ path: shown, reason });
  if (depth > MAX_DEPTH) return void refuse(`expected at most ${MAX_DEPTH} folders deep, got more.`);
  const id = idOf(stat);
  if (id !== undefined && above.within.has(id))
    return void refuse('expected another folder, got a link to an enclosing one.');
  const own = lstatSync(at).isSymbolicLink() ? ancestorIds(at) : id === undefined ? [] : [id];
  await walk({ at, shown, within: new Set([...above.within, ...own]), depth }, found);
}

function namesIn({ at, shown }: Folder, skipped: Skipped[]): Buffer[] {
  try {
    return readdirSync(at, { encoding: 'buffer' });
  } catch (error) {
    return skip(error, shown, skipped) ?? [];
  }
}

function statOf(at: Buffer, shown: string, skipped: Skipped[]): Stats | undefined {
  try {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (!stat) skipped.push({ path: shown, reason: 'expected a file, got a broken link.' });
    return stat;
  } catch (error) {
    return skip(error, shown, skipped);
  }
}

/** Records a file or folder that cannot be accessed; the others are still used. */
function skip(error: unknown, path: string, skipped: Skipped[]): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  skipped.push({ path, reason: explain(error)?.message ?? `expected to read it, got ${code}.` });
}

function entry(at: Buffer, path: string, { size }: Stats): FileEntry {
  return {
    path,
    size,
    async read(from = 0, to = size) {
      if (from > 0 || to < size) return readPart(at, from, Math.min(to, size));
      if (size > MAX_BYTES)
        throw new Failure(EXIT.data, `${path}: expected a file of less than 2 GiB, got ${size} bytes.`);
      return readBytes(at);
    },
  };
}

/** A range of bytes of a file; shorter if the file ends early. */
function readPart(at: Buffer, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  const file = openSync(at, 'r');
  try {
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, from + filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** The absolute path that a run stores for its data; the name of an embedded dataset is stored as it is. */
export function storedData(data: string, embedded: readonly string[]): string {
  return data === '' || embedded.includes(data) ? data : resolve(data);
}
