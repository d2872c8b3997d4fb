import { SessionError } from '../rpc/sessionError.ts';

/** What a use of the browser's storage gives. Throws a SessionError 'quota' where the browser allows none, or no more. */
export async function inStore<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const { name, message } = error as DOMException;
    throw new SessionError('quota', `The browser’s storage cannot be used (${name}: ${message}).`);
  }
}
