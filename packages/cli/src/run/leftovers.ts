import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processSpace } from '../node/processId.ts';

/** Temporary files: `.NAME.tmp-PID-SPACE-NONCE`; older versions wrote less after the PID, or nothing. */
export const TEMPORARY = /^\.(.+)\.tmp-(\d+)(?:-([0-9a-f]+))?(?:-[0-9a-f]+)?$/;
const OLD = 3_600_000; // milliseconds
/** Files that only the holder of the lock writes. */
const HOLDERS = /^(config\.json|digest\.txt|events\.jsonl|checkpoints\.json|\d{6,}\.(png|safetensors))$/;

/**
 * Removes temporary files that killed processes left in a directory of a run. The lock must be held, so no other process writes
 * the run's own files. Other files are removed if their process no longer exists, or, since it may be in another container, if
 * they are old. Never throws.
 */
export function removeLeftovers(directory: string): void {
  try {
    for (const name of readdirSync(directory)) {
      const [, target, pid, place] = TEMPORARY.exec(name) ?? [];
      if (target === undefined) continue;
      const path = join(directory, name);
      const old = () => place === processSpace() || Date.now() - statSync(path).mtimeMs > OLD;
      const dead = () => (Number(pid) === process.pid || !isAlive(Number(pid))) && old();
      if (HOLDERS.test(target) || dead()) rmSync(path, { force: true });
    }
  } catch {} // they only take space
}
