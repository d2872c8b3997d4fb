import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something wrong, and what has to come of it. */
export interface BadCase {
  readonly name: string;
  readonly args: readonly string[];
  /** Puts into the working folder what the arguments speak of. */
  readonly arrange?: (cwd: string) => void;
  readonly code: number;
  /** What the one line must say. */
  readonly says: RegExp;
  /** A shell line that runs the command in "$@". */
  readonly shell?: string;
}

/** Changes a file of the run. */
export const change = (name: string, how: (bytes: Buffer) => Uint8Array | string) => (cwd: string) =>
  writeFileSync(join(cwd, name), how(readFileSync(join(cwd, name))));
