import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { temporaryNamed } from '../run/leftovers.ts';
import { removeMarks } from './cacheUse.ts';
import { NOTES } from './decodedFile.ts';

/** A folder for decoded pixels. */
export interface CacheFolder {
  readonly path: string;
  /** Whether it is there for this process alone, since no other can be written. */
  readonly isTemporary: boolean;
}

/**
 * The folder of the cache: the one that was asked for, that of $XDG_CACHE_HOME or of the home folder; else one for temporary files.
 * Undefined where none can be written.
 */
export function cacheFolder(asked: string | undefined): CacheFolder | undefined {
  if (asked !== undefined) {
    mkdirSync(asked, { recursive: true });
    return { path: resolve(asked), isTemporary: false };
  }
  const usual = usualFolder();
  if (usual !== undefined && isWritable(usual)) return { path: usual, isTemporary: false };
  return isWritable(tmpdir()) ? { path: tmpdir(), isTemporary: true } : undefined;
}

/** Where pixels are looked for and kept if nothing is said; undefined without a home. */
export function usualFolder(): string | undefined {
  const { XDG_CACHE_HOME = '' } = process.env;
  if (XDG_CACHE_HOME.startsWith('/')) return join(XDG_CACHE_HOME, 'ganvil');
  const home = process.env.HOME ?? (process.platform === 'win32' ? homedir() : '');
  return home === '' ? undefined : join(home, '.cache', 'ganvil');
}

/** After so many milliseconds without a change, what another machine or container has left is no longer needed. */
const OLD = 7 * 24 * 3_600_000;

/** Removes what killed processes have left in a cache, but for notes that a reading can go on from. Never throws. */
export function removeUnfinished(folder: string): void {
  removeMarks(folder);
  try {
    for (const name of readdirSync(folder)) {
      const temporary = temporaryNamed(name);
      if (!temporary) continue;
      const { target, isLeft } = temporary;
      const path = join(folder, name);
      const isOld = () => Date.now() - statSync(path).mtimeMs > OLD;
      if (target.endsWith('.ganvil') ? isLeft || isOld() : target.endsWith(NOTES) && isOld())
        rmSync(path, { force: true });
    }
  } catch {} // it only takes space
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
