import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes what root has made in a directory of another user that user's, who could not resume the run otherwise. Where
 * that is not possible, it stays as it is.
 */
export function giveToOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  try {
    const { uid, gid } = statSync(dirname(path));
    if (uid !== 0) chownSync(path, uid, gid);
  } catch {}
}
