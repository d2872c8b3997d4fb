import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processSpace } from '../node/processId.ts';

/** Files that are being written: `.NAME.tmp-PID-PLACE-NONCE`; older versions wrote less behind the PID, or nothing. */
export const TEMPORARY = /^\.(.+)\.tmp-(\d+)(?:-([0-9a-f]+))?(?:-[0-9a-f]+)?$/;
const OLD = 3_600_000; // milliseconds
/** What only the holder of the lock writes. */
const HOLDERS = /^(config\.json|digest\.txt|events\.jsonl|checkpoints\.json|\d{6,}\.(png|safetensors))$/;

/**
 * Removes what writers that died have left half-written in a directory of a run. The lock must be held, so nobody else
 * writes the run's own files. What others write there is judged by their process, which may be one of another
 * container, and by its age. Never fails.
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
  } catch {} // they only take room
}
