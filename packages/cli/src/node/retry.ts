import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../terminal/output.ts';
import { stopRequested } from './stopRequested.ts';
import { systemErrorOf } from './systemError.ts';

/**
 * Errors that may be transient: a full disk or quota that is being cleared, a network file system that is briefly unavailable,
 * a busy device or system table.
 */
const TRANSIENT: ReadonlySet<string> = new Set(
  `EAGAIN EBUSY ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDQUOT EHOSTDOWN EHOSTUNREACH EINTR EIO EKEYEXPIRED
   EMFILE ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENOKEY ENOLCK ENOLINK ENOMEM ENONET ENOSPC ENOTCONN EPROTO
   EREMOTEIO ERESTART ESHUTDOWN ESTALE ETIME ETIMEDOUT ETXTBSY`.split(/\s+/),
);
/** On Windows also these, while a scanner holds a file. */
const WINDOWS: ReadonlySet<string> = new Set(['EPERM', 'EACCES']);

/** Seconds before each retry; the last one is skipped once the process has been asked to stop. */
export const DELAYS: readonly number[] = [1, 5, 30];

/** How to retry. */
export interface RetryOptions {
  /** Whether to retry after transient errors (default: yes). */
  readonly patient?: boolean;
  readonly warn?: (line: string) => void;
}

/** Whether an error may be transient. */
export function isTransient(error: unknown): boolean {
  const name = systemErrorOf(error)?.name ?? '';
  return TRANSIENT.has(name) || (process.platform === 'win32' && WINDOWS.has(name));
}

/**
 * Runs an operation on `path`, and retries it after 1, 5 and 30 s if the error is transient, with a warning for each retry.
 * Errors that are thrown name `path`.
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
      const max = stopRequested.aborted ? DELAYS.length - 1 : DELAYS.length;
      if (!patient || tries >= max || !isTransient(error)) throw addPath(path, error);
      warn(retryLine(path, error, DELAYS[tries]));
      const signal = stopRequested.aborted ? undefined : stopRequested;
      await wait(DELAYS[tries] * 1000, undefined, { signal }).catch(() => {});
    }
  }
}

/** The warning before a retry. */
export function retryLine(path: string, error: unknown, seconds: number): string {
  const { name, text } = systemErrorOf(error) ?? { name: String(error), text: '' };
  return `ganvil: warning: ${path}: ${name} (${text}); retrying in ${seconds} s.`;
}

/** The error of a system call with the path of its file; errors on open files lack it. */
export function addPath(path: string, error: unknown): unknown {
  return error instanceof Error && 'syscall' in error ? Object.assign(error, { path }) : error;
}
