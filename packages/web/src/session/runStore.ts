// Runs that the browser keeps by itself, the newest ones: a row of each for a list, and its state beside it.
import { createStore, delMany, get, getMany, keys, setMany, type UseStore } from 'idb-keyval';
import { inStore } from './inStore.ts';

/** A kept run in a list. Plain data. */
export interface RunRow {
  readonly id: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
  /** Bytes of its state. */
  readonly size: number;
}

const MOST_RUNS = 24;
const MOST_BYTES = 256 * 2 ** 20;
const [ROW, STATE] = ['row ', 'state '];

/** Uses the store of the runs. Throws a SessionError 'quota'. */
const inRuns = <T>(use: (db: UseStore) => Promise<T>): Promise<T> =>
  inStore(() => use(createStore('ganvil runs', 'runs')));

/** The rows of all kept runs, the newest first. Throws a SessionError 'quota' where the browser allows no storage. */
export async function keptRows<R extends RunRow>(): Promise<R[]> {
  const all = await inRuns((db) => keys<string>(db));
  const rows = await inRuns((db) =>
    getMany<R | undefined>(
      all.filter((key) => key.startsWith(ROW)),
      db,
    ),
  );
  return rows.filter((row) => row !== undefined).sort((a, b) => b.at - a.at);
}

/** The state of a kept run; undefined if it is gone. */
export const keptState = <S>(id: string): Promise<S | undefined> => inRuns((db) => get<S>(STATE + id, db));

/** Keeps a run, in place of what was kept under its id. The oldest runs go where there are too many, or too much of them. */
export async function keep(row: RunRow, state: unknown): Promise<void> {
  await inRuns((db) =>
    setMany(
      [
        [ROW + row.id, row],
        [STATE + row.id, state],
      ],
      db,
    ),
  );
  let bytes = 0;
  const rows = await keptRows();
  const old = rows.filter(({ size, id }, i) => {
    bytes += size;
    return id !== row.id && (i >= MOST_RUNS || bytes > MOST_BYTES);
  });
  if (old.length > 0) await forgetRuns(old.map(({ id }) => id));
}

/** Deletes kept runs. */
export const forgetRuns = (ids: readonly string[]): Promise<void> =>
  inRuns((db) =>
    delMany(
      ids.flatMap((id) => [ROW + id, STATE + id]),
      db,
    ),
  );
