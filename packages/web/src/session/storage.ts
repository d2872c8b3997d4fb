// Runs that the browser stores for this page, by name.
import { del, get, keys, set } from 'idb-keyval';
import { inStore } from './inStore.ts';

const PREFIX = 'ganvil run ';

/** Stores a checkpoint under a name, replacing an earlier one. If it fails, the earlier one stays. Throws a SessionError 'quota'. */
export function save(name: string, checkpoint: Uint8Array): Promise<void> {
  return inStore(() => set(PREFIX + name, checkpoint));
}

/** The checkpoint stored under a name, or undefined. Throws a SessionError 'quota' where the browser allows no storage. */
export function load(name: string): Promise<Uint8Array | undefined> {
  return inStore(() => get<Uint8Array>(PREFIX + name));
}

/** Deletes a stored checkpoint, if there is one. Throws a SessionError 'quota' where the browser allows no storage. */
export function forget(name: string): Promise<void> {
  return inStore(() => del(PREFIX + name));
}

/** The names of all stored checkpoints. Throws a SessionError 'quota' where the browser allows no storage. */
export async function saved(): Promise<string[]> {
  const all = await inStore(() => keys());
  return all.map(String).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
}
