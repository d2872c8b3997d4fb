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

/** Opens a file for appending. Throws system errors that occur now; later ones are reported to `warn`. */
export function openAppender(path: string, warn: (line: string) => void): Appender {
  let file: number | undefined = open(path);
  let [waiting, size, lost, failures, next]: [Uint8Array[], number, number, number, number] = [
    [],
    0,
    0,
    0,
    0,
  ];

  const flush = (): void => {
    file ??= open(path);
    for (; waiting.length > 0; waiting.shift()) {
      while (waiting[0].length > 0) {
        const written = withPath(path, () => writeSync(file!, waiting[0]));
        size -= written;
        waiting[0] = waiting[0].subarray(written); // the rest after a short write
      }
    }
    if (failures > 0)
      warn(`ganvil: ${path}: writing works again${lost > 0 ? `; ${lost} entries were lost` : ''}.`);
    [failures, lost] = [0, 0];
  };
  const fail = (error: unknown): void => {
    const { name, text } = systemErrorOf(error) ?? {};
    if (name === undefined) throw error;
    if (file !== undefined) closeQuietly(file);
    file = undefined; // a handle may be stale
    const seconds = isTransient(error) ? (DELAYS[failures] ?? DELAYS.at(-1)!) : DELAYS.at(-1)!;
    next = performance.now() + seconds * 1000;
    if (failures++ < DELAYS.length)
      warn(
        `ganvil: warning: ${path}: ${name} (${text}); training continues, with the entries kept in memory; retrying in ${seconds} s.`,
      );
  };
  const orLater = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      fail(error);
    }
  };
  return {
    write(bytes) {
      if (size + bytes.length > MAX_WAITING) {
        if (lost++ === 0)
          warn(`ganvil: warning: ${path}: too many entries are waiting; newer ones are dropped.`);
      } else {
        waiting.push(bytes);
        size += bytes.length;
      }
      if (failures === 0 || performance.now() >= next) orLater(flush);
    },
    sync: () =>
      orLater(() => {
        flush();
        withPath(path, () => fsyncSync(file!));
      }),
    async close(how) {
      try {
        if (how !== 'never') await withRetries(path, flush, { patient: how === 'patiently', warn });
      } catch (error) {
        const { name, text } = systemErrorOf(error) ?? {};
        if (name === undefined) throw error;
        warn(
          `ganvil: warning: ${path}: ${name} (${text}); its last ${waiting.length + lost} entries are lost.`,
        );
      }
      if (file !== undefined) closeQuietly(file);
    },
  };
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
