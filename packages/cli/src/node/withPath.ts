import { addPath } from './retry.ts';

/** Runs an operation on a file; a system error that it throws names the path, which errors on open files lack. */
export function withPath<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw addPath(path, error);
  }
}
