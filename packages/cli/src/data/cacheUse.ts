// Which files of a cache are in use, and since when the others are not.
import { readdirSync, rmSync, statfsSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporaryFor } from '../node/atomicWrite.ts';
import { temporaryNamed } from '../run/leftovers.ts';

/** Ending of the names of marks, behind that of the file that is in use. */
const MARK = '.used';
const HOUR = 3_600_000;
/** After so long, a mark that its process does not renew counts for nothing: it may be in another container. */
const STALE = 24 * HOUR;
/** The part of a disk that a cache may take where nothing is said, counted without what others have there. */
const SHARE = 1 / 2;

/** Says that a file of the cache is in use by this process, until it ends. Where it cannot be said, it is not. */
export function markUsed(path: string): void {
  const mark = temporaryFor(`${path}${MARK}`);
  const renew = (): void => {
    try {
      writeFileSync(mark, '');
      utimesSync(path, new Date(), new Date());
    } catch {} // a cache that is only read, or was deleted
  };
  renew();
  setInterval(renew, HOUR).unref();
  process.once('exit', () => rmSync(mark, { force: true }));
}

/**
 * Deletes the files of pixels that were not used for the longest, until all take at most `most` bytes, or half of what the disk has for
 * them. Those in use stay, and `own`. Never throws; the names of what was deleted.
 */
export function keepCacheWithin(folder: string, own: string, most?: number): string[] {
  const deleted: string[] = [];
  try {
    const names = readdirSync(folder);
    const files = names
      .filter((name) => name.endsWith('.ganvil') && !name.startsWith('.'))
      .map((name) => ({ name, ...timeAndSize(join(folder, name)) }))
      .sort((a, b) => a.used - b.used);
    let total = files.reduce((sum, { size }) => sum + size, 0);
    const bound = most ?? SHARE * (total + freeIn(folder));
    for (const { name, size } of files) {
      if (total <= bound) break;
      if (name === basename(own) || isUsed(folder, name, names)) continue;
      rmSync(join(folder, name), { force: true });
      deleted.push(name);
      total -= size;
    }
  } catch {} // it only takes space
  return deleted;
}

/** Deletes marks of processes that have ended. Never throws. */
export function removeMarks(folder: string): void {
  try {
    for (const name of readdirSync(folder))
      if (temporaryNamed(name)?.target.endsWith(MARK) && !counts(folder, name))
        rmSync(join(folder, name), { force: true });
  } catch {} // they take no space
}

const isUsed = (folder: string, file: string, names: readonly string[]): boolean =>
  names.some((name) => temporaryNamed(name)?.target === `${file}${MARK}` && counts(folder, name));

function counts(folder: string, mark: string): boolean {
  const temporary = temporaryNamed(mark);
  if (temporary?.isHere) return !temporary.isLeft;
  const { used } = timeAndSize(join(folder, mark));
  return Date.now() - used < STALE;
}

function timeAndSize(path: string): { used: number; size: number } {
  const stat = statSync(path, { throwIfNoEntry: false });
  return { used: stat?.mtimeMs ?? 0, size: stat?.size ?? 0 };
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
