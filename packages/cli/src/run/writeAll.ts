import { writeSync } from 'node:fs';

/** Writes all of `bytes` to an open file; the system may take less than it is given. Errors name `path`. */
export function writeAll(file: number, path: string, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}
