// Files that a user names: what there is at the name decides how it is written.
import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { printBytes } from '../terminal/output.ts';
import { atomicWrite } from './atomicWrite.ts';
import { EXIT, Failure } from './exit.ts';

/** The name that stands for stdout. */
export const STDOUT = '-';

/**
 * Writes a file that a user named. A new or regular file is written atomically, its folders are made. Devices, FIFOs and what
 * links lead to are written through and stay what they are; `-` is stdout. Throws a Failure that names `flag` for folders and links to nowhere.
 */
export async function writeOutput(path: string, bytes: Uint8Array, flag = '--out'): Promise<void> {
  if (path === STDOUT) return printBytes(bytes);
  const found = checkOutput(path, flag);
  if (found && !found.isFile()) return writeThrough(path, bytes);
  if (!found) makeFolders(dirname(path));
  await atomicWrite(path, bytes);
}

/** As `writeOutput`, a text. */
export async function writeTextOutput(path: string, text: string, flag: string): Promise<void> {
  await writeOutput(path, new TextEncoder().encode(text), flag);
}

/** What is at a path, links not followed. Throws a Failure for what no file can be written to. */
export function checkOutput(path: string, flag: string): Stats | undefined {
  if (path === STDOUT) return undefined;
  if (/[/\\]$/.test(path)) throw new Failure(EXIT.usage, `${flag}: expected a file, got the folder ${path}.`);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  const meant = statSync(path, { throwIfNoEntry: false });
  if (!meant)
    throw new Failure(EXIT.io, `${flag}: expected a file, got ${path}, a link to what is not there.`);
  if (meant.isDirectory()) throw new Failure(EXIT.usage, `${flag}: expected a file, got the folder ${path}.`);
  return found;
}

/** Makes a folder and those above it. Not `recursive`: on some file systems, /proc for one, that never ends. */
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
      throw new Failure(EXIT.io, `${path}: expected a folder, got a link to what is not there.`);
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
