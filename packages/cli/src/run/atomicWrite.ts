import { open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './process.ts';

/** Errors that may go away by themselves: a disk that is being cleared, a busy device, a scanner holding a file. */
const TRANSIENT = new Set([
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EINTR',
  'EAGAIN',
  'EBUSY',
  'EMFILE',
  'ENFILE',
  'EPERM',
]);
const DELAYS = [200, 1000, 3000]; // milliseconds before each retry
const TEMPORARY = /^\..+\.tmp-(\d+)$/;

/**
 * Writes a file so that at every instant, power cuts included, `path` holds all of the old bytes or all of the new
 * ones, and returns only when the new ones are durable. Errors keep their errno and name `path`.
 */
export async function atomicWrite(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await writeOnce(path, bytes, mode);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (attempt === DELAYS.length || !TRANSIENT.has(code ?? ''))
        throw Object.assign(error as Error, { path });
      await wait(DELAYS[attempt]);
    }
  }
}

async function writeOnce(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.tmp-${process.pid}`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Makes the names in a directory durable; where directories cannot be opened (Windows), the system does it itself. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Removes what writers that died have left half-written in a directory. */
export async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = Number(TEMPORARY.exec(name)?.[1] ?? 0);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await unlink(join(directory, name));
  }
}
