// File systems of a case, mounted from a file or from memory.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Runs a program to its end. Throws an Error with what it said. */
export const call = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Mounts at a place while something is done. */
export async function withMount<T>(
  place: string,
  words: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(place, { recursive: true });
  call('mount', ...words, place);
  try {
    return await work();
  } finally {
    unmount(place);
  }
}

/** Unmounts, also what is in use, or is not mounted. */
export function unmount(place: string): void {
  for (const words of [[], ['--lazy']])
    try {
      call('umount', ...words, place);
      return;
    } catch {} // tried otherwise, or not mounted
}
