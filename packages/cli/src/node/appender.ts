import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { giveToOwner } from './giveToOwner.ts';
import { DELAYS, isTransient, withRetries } from './retry.ts';
import { systemErrorOf } from './systemError.ts';
import { withPath } from './withPath.ts';

const MAX_WAITING = 16 << 20; // bytes that wait in memory at most

/** A file that is appended to. What cannot be written yet waits in memory, while training continues. */
export interface Appender {
  /** Appends now, or as soon as that works again. Does not throw system errors. */
  write(bytes: Uint8Array): void;
  /** Flushes to disk, as far as the file system allows. */
  sync(): void;
  /** Writes what waits: with retries (`patiently`), `once`, or `never`. */
  close(how: 'patiently' | 'once' | 'never'): Promise<void>;
}

/** What is waiting to be written to a file, and what went wrong. */
interface Queue {
  readonly path: string;
  readonly warn: (line: string) => void;
  /** Undefined after an error: the handle may be stale. */
  file: number | undefined;
  readonly waiting: Uint8Array[];
  /** Bytes that wait. */
  size: number;
  /** Entries that were dropped since the last successful write. */
  lost: number;
  /** Errors since the last successful write. */
  failures: number;
  /** When to try again, by `performance.now()`. */
  retryAt: number;
}

/** Opens a file for appending. Throws system errors that occur now; later ones are reported to `warn`. */
export function openAppender(path: string, warn: (line: string) => void): Appender {
  const queue: Queue = {
    ...{ path, warn, file: open(path), waiting: [] },
    ...{ size: 0, lost: 0, failures: 0, retryAt: 0 },
  };
  return {
    write(bytes) {
      enqueue(queue, bytes);
      if (queue.failures === 0 || performance.now() >= queue.retryAt) orLater(queue, () => flush(queue));
    },
    sync: () =>
      orLater(queue, () => {
        flush(queue);
        withPath(path, () => fsyncSync(queue.file!));
      }),
    async close(how) {
      try {
        if (how !== 'never')
          await withRetries(path, () => flush(queue), { patient: how === 'patiently', warn });
      } catch (error) {
        const { name, text } = systemErrorOf(error) ?? {};
        if (name === undefined) throw error;
        const entries = queue.waiting.length + queue.lost;
        warn(`ganvil: warning: ${path}: ${name} (${text}); its last ${entries} entries are lost.`);
      }
      if (queue.file !== undefined) closeQuietly(queue.file);
    },
  };
}

function enqueue(queue: Queue, bytes: Uint8Array): void {
  const { path, warn, waiting } = queue;
  if (queue.size + bytes.length > MAX_WAITING) {
    if (queue.lost++ === 0)
      warn(`ganvil: warning: ${path}: too many entries are waiting; newer ones are dropped.`);
    return;
  }
  waiting.push(bytes);
  queue.size += bytes.length;
}

/** Writes everything that waits. Throws system errors. */
function flush(queue: Queue): void {
  const { path, warn, waiting, failures, lost } = queue;
  queue.file ??= open(path);
  const { file } = queue;
  for (; waiting.length > 0; waiting.shift()) {
    while (waiting[0].length > 0) {
      const written = withPath(path, () => writeSync(file, waiting[0]));
      queue.size -= written;
      waiting[0] = waiting[0].subarray(written); // the rest after a short write
    }
  }
  if (failures > 0)
    warn(`ganvil: ${path}: writing works again${lost > 0 ? `; ${lost} entries were lost` : ''}.`);
  queue.failures = queue.lost = 0;
}

/** Runs `work`; after a system error, warns and schedules the next attempt. */
function orLater(queue: Queue, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { path, warn, file, failures } = queue;
    const { name, text } = systemErrorOf(error) ?? {};
    if (name === undefined) throw error;
    if (file !== undefined) closeQuietly(file);
    queue.file = undefined;
    const seconds = isTransient(error) ? (DELAYS[failures] ?? DELAYS.at(-1)!) : DELAYS.at(-1)!;
    queue.retryAt = performance.now() + seconds * 1000;
    queue.failures++;
    if (failures < DELAYS.length)
      warn(
        `ganvil: warning: ${path}: ${name} (${text}); training continues, with the entries kept in memory; retrying in ${seconds} s.`,
      );
  }
}

function open(path: string): number {
  const file = withPath(path, () => openSync(path, 'a', 0o666));
  giveToOwner(path);
  return file;
}

function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {} // errors of writing are reported by write and sync
}
