import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What tells folders of one machine apart; undefined where the file system does not. */
export function idOf({ dev, ino }: Stats): string | undefined {
  return ino === 0 ? undefined : `${dev}:${ino}`;
}

/**
 * A folder that a link or the user names, and all that it lies in on the disk, whatever the path to it: who enters one of them
 * from within reads everything once more. Folders that may not be looked at are left out.
 */
export function ancestorIds(folder: Buffer): Set<string> {
  const ids = new Set<string>();
  // A character a byte: names need not be text.
  let path = realpathSync(folder, 'buffer').toString('latin1');
  for (let last = ''; path !== last; path = dirname(path)) {
    last = path;
    const id = idIfAllowed(Buffer.from(path, 'latin1'));
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

function idIfAllowed(path: Buffer): string | undefined {
  try {
    return idOf(statSync(path));
  } catch {
    return undefined;
  }
}
