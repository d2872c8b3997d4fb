// Runs that the browser keeps for this page, by name.
import { del, get, keys, set } from 'idb-keyval';
import { SessionError } from '../rpc/sessionError.ts';

const PREFIX = 'ganvil run ';

/** Keeps a checkpoint under a name; what was there is replaced, or stays as it was if this fails. Throws a SessionError 'quota'. */
export function save(name: string, checkpoint: Uint8Array): Promise<void> {
  return inStore(() => set(PREFIX + name, checkpoint));
}

/** The checkpoint of that name, if there is one. Throws a SessionError 'quota' where the browser keeps nothing. */
export function load(name: string): Promise<Uint8Array | undefined> {
  return inStore(() => get<Uint8Array>(PREFIX + name));
}

/** Forgets a checkpoint. */
export function forget(name: string): Promise<void> {
  return inStore(() => del(PREFIX + name));
}

/** The names that have a checkpoint. */
export async function saved(): Promise<string[]> {
  const all = await inStore(() => keys());
  return all.map(String).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
}

async function inStore<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const { name, message } = error as DOMException;
    throw new SessionError(
      'quota',
      `browser storage: expected room to keep a run in, got ${name}: ${message}`,
    );
  }
}
