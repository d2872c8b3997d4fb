import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Identity of a folder on this machine; undefined if the file system has none. */
export function idOf({ dev, ino }: Stats): string | undefined {
  return ino === 0 ? undefined : `${dev}:${ino}`;
}

/**
 * Identities of a folder and of all folders that enclose it on the disk, whatever path leads to it: a link to one of them is a
 * loop. Folders without permission are left out.
 */
export function ancestorIds(folder: Buffer): Set<string> {
  const ids = new Set<string>();
  // One character per byte: names need not be text.
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
