// Output files that a user names: what exists at the path decides how it is written.
import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { printBytes } from '../terminal/output.ts';
import { atomicWrite } from './atomicWrite.ts';
import { EXIT, Failure } from './exit.ts';

/** The path that means stdout. */
export const STDOUT = '-';

/**
 * Writes an output file. A new or regular file is written atomically, and its folders are created. Devices, FIFOs and the
 * targets of links are written in place; `-` is stdout. Throws a Failure that names `flag` for folders and broken links.
 */
export async function writeOutput(path: string, bytes: Uint8Array, flag = '--out'): Promise<void> {
  if (path === STDOUT) return printBytes(bytes);
  const found = checkOutput(path, flag);
  if (found && !found.isFile()) return writeThrough(path, bytes);
  if (!found) makeFolders(dirname(path));
  await atomicWrite(path, bytes);
}

/** Writes text as `writeOutput` does. */
export async function writeTextOutput(path: string, text: string, flag: string): Promise<void> {
  await writeOutput(path, new TextEncoder().encode(text), flag);
}

/**
 * What exists at a path, without following links. Throws a Failure if no file can be written there, or if the name has an
 * extension that is none of `extensions`, such as `.png`: a file must be what its name says.
 */
export function checkOutput(path: string, flag: string, extensions?: readonly string[]): Stats | undefined {
  if (path === STDOUT) return undefined;
  const extension = extname(path).toLowerCase();
  if (extensions && extension !== '' && !extensions.includes(extension))
    throw new Failure(EXIT.usage, `${flag}: expected the extension ${extensions.join(' or ')}, got ${path}.`);
  if (/[/\\]$/.test(path)) throw new Failure(EXIT.usage, `${flag}: expected a file, got the folder ${path}.`);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  const meant = statSync(path, { throwIfNoEntry: false });
  if (!meant) throw new Failure(EXIT.io, `${flag}: expected a file, got ${path}, a broken link.`);
  if (meant.isDirectory()) throw new Failure(EXIT.usage, `${flag}: expected a file, got the folder ${path}.`);
  return found;
}

/** Creates a folder and its parents. Not with `recursive`, which never returns on some file systems such as /proc. */
export function makeFolders(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Failure(EXIT.io, `${path}: expected a folder, got a file.`);
  if (dirname(path) !== path) makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!statSync(path, { throwIfNoEntry: false }))
      throw new Failure(EXIT.io, `${path}: expected a folder, got a broken link.`);
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    await file.close();
  }
}
