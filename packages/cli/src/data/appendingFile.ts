// A file that grows at its end under a temporary name. Errors name the path that it will have.
import { fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { temporaryFor } from '../node/atomicWrite.ts';
import { addPath } from '../node/retry.ts';

/** An open file. */
export interface AppendingFile {
  readonly path: string;
  readonly temporary: string;
  readonly fd: number;
  /** Where the next bytes go. */
  end: number;
  /** Whether it has its temporary name. */
  isTemporary: boolean;
}

/** Creates a file, which is deleted with the process unless it gets its name. */
export function createAppendingFile(path: string): AppendingFile {
  const temporary = temporaryFor(path);
  const fd = named(path, () => openSync(temporary, 'wx+', 0o666));
  const file = { path, temporary, fd, end: 0, isTemporary: true };
  process.once('exit', () => deleteUnnamed(file));
  return file;
}

/** Writes bytes at the end; where they begin. */
export function append(file: AppendingFile, bytes: Uint8Array): number {
  const at = file.end;
  writeAt(file, bytes, at);
  file.end += bytes.length;
  return at;
}

/** Writes bytes at a place. */
export function writeAt({ path, fd }: AppendingFile, bytes: Uint8Array, at: number): void {
  named(path, () => {
    for (let done = 0; done < bytes.length; )
      done += writeSync(fd, bytes, done, bytes.length - done, at + done);
  });
}

/** Forgets what follows a place. */
export function truncate(file: AppendingFile, end: number): void {
  named(file.path, () => ftruncateSync(file.fd, end));
  file.end = end;
}

/** Makes the bytes durable, and gives the file its name. */
export function giveName(file: AppendingFile): void {
  named(file.path, () => {
    fsyncSync(file.fd);
    renameSync(file.temporary, file.path);
  });
  file.isTemporary = false;
}

/** Deletes the file unless it has its name. What is open stays readable. */
export function deleteUnnamed(file: AppendingFile): void {
  if (file.isTemporary) rmSync(file.temporary, { force: true });
  file.isTemporary = false;
}

/** Errors on open files lack their path. */
function named<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw addPath(path, error);
  }
}
