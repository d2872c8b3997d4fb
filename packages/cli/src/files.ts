// What a path holds, as entries that core reads when it needs them.
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { type FileEntry, nearest } from '@ganvil/core';
import { EXIT, Failure } from './exit.ts';
import { readBytes } from './readBytes.ts';

const MOST_FILES = 1_000_000;
const MOST_DEPTH = 16;
const MOST_BYTES = 2 ** 31 - 1; // what Node reads in one go

/**
 * The files at a path, in an order that does not depend on the machine. Names that begin with a dot are passed over;
 * links are followed only where they stay inside. Throws a Failure.
 */
export function filesAt(path: string, embedded: readonly string[]): FileEntry[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    const hint = nearest(basename(path), embedded);
    throw new Failure(
      EXIT.noInput,
      `data: expected one of ${embedded.join(', ')}, or the path of a file or folder${hint}; "${path}" is not there.`,
    );
  }
  const root = realpathSync(path);
  if (stat.isFile()) return [entry(root, basename(path), stat)];
  if (!stat.isDirectory())
    throw new Failure(EXIT.noInput, `data: expected a file or folder, got ${path}, which is neither.`);
  const files: FileEntry[] = [];
  walk(root, '', 0, { root, files });
  if (files.length === 0) throw new Failure(EXIT.noInput, `data: expected files in ${path}, found none.`);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(folder: string, prefix: string, depth: number, to: { root: string; files: FileEntry[] }): void {
  if (depth > MOST_DEPTH)
    throw new Failure(EXIT.data, `data: expected at most ${MOST_DEPTH} folders deep, got more at ${folder}.`);
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (item.name.startsWith('.')) continue;
    const path = join(folder, item.name);
    const name = prefix === '' ? item.name : `${prefix}/${item.name}`;
    const stat = inside(path, item, to.root);
    if (stat?.isDirectory()) walk(path, name, depth + 1, to);
    else if (stat?.isFile()) to.files.push(entry(path, name, stat));
    if (to.files.length > MOST_FILES)
      throw new Failure(EXIT.data, `data: expected at most ${MOST_FILES} files, got more in ${to.root}.`);
  }
}

/** What a path is; undefined for a link that is broken or leads out of the root. */
function inside(path: string, item: Dirent, root: string): Stats | undefined {
  if (item.isSymbolicLink()) {
    try {
      if (!realpathSync(path).startsWith(root + sep)) return undefined;
    } catch {
      return undefined;
    }
  }
  return statSync(path, { throwIfNoEntry: false });
}

function entry(file: string, path: string, { size }: Stats): FileEntry {
  const read = async (): Promise<Uint8Array> => {
    if (size > MOST_BYTES)
      throw new Failure(EXIT.data, `${path}: expected a file of less than 2 GiB, got ${size} bytes.`);
    return readBytes(file);
  };
  return { path, size, read };
}

/** A path as a run stores it, so that it can be found from anywhere; the name of an embedded set stays as it is. */
export function storedData(data: string, embedded: readonly string[]): string {
  return data === '' || embedded.includes(data) ? data : resolve(data);
}
