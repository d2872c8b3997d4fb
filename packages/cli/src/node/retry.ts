import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../terminal/output.ts';
import { stopRequested } from './stopRequested.ts';
import { systemErrorOf } from './systemError.ts';

/**
 * Errors that may go away by themselves: a disk or quota that is being cleared, a network file system that is away
 * for a moment, a device or table of the system that is busy.
 */
const TRANSIENT: ReadonlySet<string> = new Set(
  `EAGAIN EBUSY ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDQUOT EHOSTDOWN EHOSTUNREACH EINTR EIO EKEYEXPIRED
   EMFILE ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENOKEY ENOLCK ENOLINK ENOMEM ENONET ENOSPC ENOTCONN EPROTO
   EREMOTEIO ERESTART ESHUTDOWN ESTALE ETIME ETIMEDOUT ETXTBSY`.split(/\s+/),
);
/** Windows gives these where a scanner holds a file for a moment. */
const WINDOWS: ReadonlySet<string> = new Set(['EPERM', 'EACCES']);

/** Seconds before each new attempt; without the last one where the process has been asked to end. */
export const DELAYS: readonly number[] = [1, 5, 30];

/** How long to go on trying, and who is told. */
export interface RetryOptions {
  /** Whether errors that may go away are waited out (default: they are). */
  readonly patient?: boolean;
  readonly warn?: (line: string) => void;
}

/** Whether an error may go away by itself. */
export function isTransient(error: unknown): boolean {
  const name = systemErrorOf(error)?.name ?? '';
  return TRANSIENT.has(name) || (process.platform === 'win32' && WINDOWS.has(name));
}

/**
 * Tries something that writes or reads `path` until it works: again after 1, 5 and 30 s where the error is a transient
 * one, with a line for each. Errors name `path`.
 */
export async function withRetries<T>(
  path: string,
  attempt: () => T | Promise<T>,
  { patient = true, warn = say }: RetryOptions = {},
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const most = stopRequested.aborted ? DELAYS.length - 1 : DELAYS.length;
      if (!patient || tries >= most || !isTransient(error)) throw addPath(path, error);
      warn(retryLine(path, error, DELAYS[tries]));
      const signal = stopRequested.aborted ? undefined : stopRequested;
      await wait(DELAYS[tries] * 1000, undefined, { signal }).catch(() => {});
    }
  }
}

/** As a warning: what has failed, and when it is tried again. */
export function retryLine(path: string, error: unknown, seconds: number): string {
  const { name, text } = systemErrorOf(error) ?? { name: String(error), text: '' };
  return `ganvil: warning: ${path}: got ${name} (${text}); trying again in ${seconds} s.`;
}

/** The error of a system call, naming the file that it was about: those of open files do not. */
export function addPath(path: string, error: unknown): unknown {
  return error instanceof Error && 'syscall' in error ? Object.assign(error, { path }) : error;
}
