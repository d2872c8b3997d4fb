// Replaces core's readers of files (onDemand.mjs): a script of its own, loaded when the first files come.
import type { FileEntry, Opened } from '@ganvil/core';
import { fetchVerified } from '../rpc/fetchVerified.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { workerAssets } from './workerAssets.ts';

interface Readers {
  openFiles(files: readonly FileEntry[], options: object): Promise<Opened>;
}

/** Core's `openFiles`. Throws a SessionError if the script cannot be loaded. */
export const openFiles: Readers['openFiles'] = async (files, options) =>
  (await loadReaders()).openFiles(files, options);

async function loadReaders(): Promise<Readers> {
  const { readers } = workerAssets;
  if (!readers) throw new Error('fileReaders: the address of readers.js has not been set');
  await fetchVerified(readers);
  try {
    return await import(/* @vite-ignore */ readers.url);
  } catch (error) {
    throw new SessionError('worker', `${readers.url}: the script does not run: ${(error as Error).message}.`);
  }
}
