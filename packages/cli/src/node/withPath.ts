import { addPath } from './retry.ts';

/** Does something with a file. An error of the system names its path, which those of open files do not. */
export function withPath<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw addPath(path, error);
  }
}
