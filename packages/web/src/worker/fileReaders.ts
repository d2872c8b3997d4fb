// Where the build takes core's readers of files from: a script of their own, loaded when the first files come.
import type { FileEntry, Opened } from '@ganvil/core';
import { type Asset, fetchVerified } from '../rpc/fetchVerified.ts';
import { SessionError } from '../rpc/sessionError.ts';

interface Readers {
  openFiles(files: readonly FileEntry[], options: object): Promise<Opened>;
}

let script: Asset | undefined;

/** Tells where the script is. */
export function setReaders(asset: Asset): void {
  script = asset;
}

/** Core's `openFiles`. Throws a SessionError if the script cannot be had. */
export const openFiles: Readers['openFiles'] = async (files, options) =>
  (await loaded()).openFiles(files, options);

async function loaded(): Promise<Readers> {
  if (!script) throw new Error('readers: expected to be told where they are, got nothing.');
  const { url } = script;
  await fetchVerified(script);
  try {
    return await import(/* @vite-ignore */ url);
  } catch (error) {
    throw new SessionError('worker', `${url}: expected a script that runs, got ${(error as Error).message}.`);
  }
}
