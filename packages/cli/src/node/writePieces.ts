import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { printBytes } from '../terminal/output.ts';
import { syncDirectory, temporaryFor } from './atomicWrite.ts';
import { giveToOwner } from './giveToOwner.ts';
import { checkOutput, makeFolders, STDOUT } from './outputFile.ts';
import { addPath } from './retry.ts';

/**
 * Writes an output file as `writeOutput` does, piece by piece as they come: never holds more than one. If one cannot be made or
 * written, or a signal ends the process, nothing is left.
 */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  flag = '--out',
): Promise<void> {
  if (path === STDOUT) {
    for await (const piece of pieces) await printBytes(piece);
    return;
  }
  const found = checkOutput(path, flag);
  if (found && !found.isFile()) return writeAll(path, 'w', pieces);
  if (!found) makeFolders(dirname(path));
  const temporary = temporaryFor(path);
  const release = removeOnSignal(temporary);
  try {
    await writeAll(temporary, 'wx', pieces, (file) => file.sync());
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw addPath(path, error);
  } finally {
    release();
  }
  await syncDirectory(dirname(path));
}

async function writeAll(
  path: string,
  mode: 'w' | 'wx',
  pieces: AsyncIterable<Uint8Array>,
  end?: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, mode, 0o666);
  try {
    if (mode === 'wx') giveToOwner(path);
    for await (const piece of pieces)
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
    await end?.(file);
  } finally {
    await file.close();
  }
}

/** Until the result is called, SIGINT, SIGTERM and SIGHUP remove a file before they end the process. */
function removeOnSignal(path: string): () => void {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const remove = (name: NodeJS.Signals): never => {
    rmSync(path, { force: true });
    process.exit(128 + constants.signals[name]);
  };
  for (const name of names) process.on(name, remove);
  return () => {
    for (const name of names) process.removeListener(name, remove);
  };
}
