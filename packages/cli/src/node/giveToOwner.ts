import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Changes the owner of what root creates in another user's directory to that user, who could not resume the run otherwise.
 * Does nothing if that is not possible.
 */
export function giveToOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  try {
    const { uid, gid } = statSync(dirname(path));
    if (uid !== 0) chownSync(path, uid, gid);
  } catch {}
}
