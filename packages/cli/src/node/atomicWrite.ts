import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { giveToOwner } from './giveToOwner.ts';
import { processSpace } from './processId.ts';
import { type RetryOptions, withRetries } from './retry.ts';
import { systemErrorOf } from './systemError.ts';

/** Errors of file systems that cannot sync a directory. */
const NO_SYNC = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EBADF', 'EACCES', 'EPERM'];

/** Bytes at once, or piece by piece: called again where a write is tried again. */
export type Contents = Uint8Array | (() => Iterable<Uint8Array>);

/**
 * Writes a file so that at any time, power cuts included, `path` contains either all of the old bytes or all of the new ones.
 * Returns when the new ones are durable. Permissions follow the umask. Errors name `path`.
 */
export async function atomicWrite(
  path: string,
  contents: Contents,
  patience: RetryOptions = {},
): Promise<void> {
  await withRetries(path, () => writeOnce(path, contents), patience);
}

async function writeOnce(path: string, contents: Contents): Promise<void> {
  const temporary = temporaryFor(path);
  try {
    const file = await open(temporary, 'wx', 0o666);
    try {
      giveToOwner(temporary);
      for (const bytes of typeof contents === 'function' ? contents() : [contents])
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

/** A temporary name next to `path` that no other process uses, in any container. */
export function temporaryFor(path: string): string {
  const nonce = randomUUID().slice(0, 8);
  return join(dirname(path), `.${basename(path)}.tmp-${process.pid}-${processSpace()}-${nonce}`);
}

/** Makes the names in a directory durable, if the file system can. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    if (!NO_SYNC.includes(systemErrorOf(error)?.name ?? '')) throw error;
  }
}
