// The files at a path, as entries that core reads on demand.
import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { didYouMean, type FileEntry, type Skipped } from '@ganvil/core';
import { EXIT, explain, Failure } from '../node/exit.ts';
import { displayName } from './displayName.ts';
import { fileEntry } from './fileEntry.ts';
import { createFingerprint, type Fingerprint } from './fingerprint.ts';
import { ancestorIds, idOf } from './linkLoops.ts';

const MAX_FILES = 2_000_000;
const MAX_DEPTH = 256;
const TURN = 20; // milliseconds that signals may wait

/** Files, and entries that cannot be read. */
export interface Found {
  readonly files: FileEntry[];
  readonly skipped: Skipped[];
  /** Changes with the path, size or time of change of any file. */
  readonly fingerprint: string;
}

/**
 * The files at a path, in an order that does not depend on the machine. Names that begin with a dot are passed over; links are
 * followed, wherever they lead; what is no file, cannot be reached or leads round in a circle is listed. Throws a Failure.
 */
export async function filesAt(path: string, embedded: readonly string[]): Promise<Found> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    const hint = didYouMean(basename(path), embedded);
    const known = /[./\\]/.test(path)
      ? 'a built-in dataset (ganvil list datasets)'
      : `one of ${embedded.join(', ')}`;
    throw new Failure(
      EXIT.noInput,
      `data: expected ${known}, or the path of a file or folder${hint}; "${path}" does not exist.`,
    );
  }
  const print = createFingerprint();
  if (stat.isFile()) {
    print.add('', stat);
    return {
      files: [fileEntry(dirname(path), basename(path), stat)],
      skipped: [],
      fingerprint: print.text(),
    };
  }
  if (!stat.isDirectory())
    throw new Failure(EXIT.noInput, `data: expected a file or folder, got ${path}, which is neither.`);
  const found: Walk = { path, files: [], skipped: [], print, folders: 0, turned: performance.now() };
  const at = Buffer.from(path);
  await walk({ at, shown: '', within: ancestorIds(at), depth: 0 }, found);
  const { files, skipped } = found;
  if (files.length === 0) {
    const why = skipped.length > 0 ? ` that can be read (${skipped[0].path}: ${skipped[0].reason})` : '';
    throw new Failure(EXIT.noInput, `data: expected files in ${path}, found none${why}.`);
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped, fingerprint: print.text() };
}

interface Walk extends Pick<Found, 'files' | 'skipped'> {
  readonly path: string;
  readonly print: Fingerprint;
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
    if (stat?.isFile()) {
      const plain = join(found.path, shown);
      found.files.push(fileEntry(found.path, shown, stat, at.equals(Buffer.from(plain)) ? undefined : at));
      found.print.add(shown, stat);
    }
    if (stat?.isDirectory()) await enter(at, shown, stat, folder, found);
    else if (stat && !stat.isFile())
      found.skipped.push({ path: shown, reason: 'expected a file or folder, got neither.' });
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

/** The absolute path that a run stores for its data; the name of an embedded dataset is stored as it is. */
export function storedData(data: string, embedded: readonly string[]): string {
  return data === '' || embedded.includes(data) ? data : resolve(data);
}
