import { ConfigError, DataError } from '@ganvil/core';
import type { Failed } from '../messages.ts';
import { SessionError } from '../sessionError.ts';

/** What the page is told of an error. */
export function failureOf(error: unknown): Failed {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof SessionError) return { code: error.code, message };
  if (error instanceof ConfigError) return { code: 'config', message };
  if (error instanceof DataError) return { code: 'data', message };
  if (message.startsWith('memory:')) return { code: 'config', message };
  if (message.startsWith('threads:')) return { code: 'worker', message };
  return { code: 'bug', message, cause: stack };
}
