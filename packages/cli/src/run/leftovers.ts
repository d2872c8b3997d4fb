import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processSpace } from '../node/processId.ts';

/** Temporary files: `.NAME.tmp-PID-SPACE-NONCE`; older versions wrote less after the PID, or nothing. */
const TEMPORARY = /^\.(.+)\.tmp-(\d+)(?:-([0-9a-f]+))?(?:-[0-9a-f]+)?$/;
const OLD = 3_600_000; // milliseconds
/** Files that only the holder of the lock writes. */
const HOLDERS = /^(config\.json|digest\.txt|events\.jsonl|checkpoints\.json|\d{6,}\.(png|safetensors))$/;

/** What the name of a temporary file says of it. */
interface Temporary {
  /** The name that the file will have. */
  readonly target: string;
  readonly pid: number;
  /** Whether its process could be seen from here: it is not of another container, machine or boot. */
  readonly isHere: boolean;
  /** Whether its process could be seen, and has ended. */
  readonly isLeft: boolean;
}

/** Takes a temporary name apart; undefined for other names. */
export function temporaryNamed(name: string): Temporary | undefined {
  const [, target, digits, place] = TEMPORARY.exec(name) ?? [];
  if (target === undefined) return undefined;
  const pid = Number(digits);
  const isHere = place === processSpace();
  return { target, pid, isHere, isLeft: isHere && !isAlive(pid) };
}

/**
 * Removes temporary files that killed processes left in a directory of a run. The lock must be held, so no other process writes
 * the run's own files. Other files are removed if their process no longer exists, or, since it may be in another container, if
 * they are old. Never throws.
 */
export function removeLeftovers(directory: string): void {
  try {
    for (const name of readdirSync(directory)) {
      const temporary = temporaryNamed(name);
      if (!temporary) continue;
      const { target, pid, isHere } = temporary;
      const path = join(directory, name);
      const old = () => isHere || Date.now() - statSync(path).mtimeMs > OLD;
      const dead = () => (pid === process.pid || !isAlive(pid)) && old();
      if (HOLDERS.test(target) || dead()) rmSync(path, { force: true });
    }
  } catch {} // they only take space
}
