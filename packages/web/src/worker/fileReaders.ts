// Replaces core's readers of files (onDemand.mjs): a script of its own, loaded when the first files come.
import type { FileEntry, Opened } from '@ganvil/core';
import { loadedScript } from './loadedScript.ts';

interface Readers {
  openFiles(files: readonly FileEntry[], options: object): Promise<Opened>;
}

/** Core's `openFiles`. Throws a SessionError if the script cannot be loaded. */
export const openFiles: Readers['openFiles'] = async (files, options) =>
  (await loadedScript<Readers>('readers')).openFiles(files, options);
