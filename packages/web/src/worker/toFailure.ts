import type { Failure } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';

/** The reply for an error. */
export function toFailure(error: unknown): Failure {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof SessionError) return { code: error.code, message };
  // By name: the script that reads files has classes of its own.
  if (name === 'ConfigError') return { code: 'config', message };
  if (name === 'DataError') return { code: 'data', message };
  if (message.startsWith('memory:')) return { code: 'config', message };
  if (message.startsWith('threads:')) return { code: 'worker', message };
  return { code: 'bug', message, cause: stack };
}
