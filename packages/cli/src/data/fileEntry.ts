import { closeSync, openSync, readSync, type Stats } from 'node:fs';
import type { FileEntry } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { filePixels } from './filePixels.ts';

const MAX_BYTES = 2 ** 31 - 1; // that Node can read at once

/** A file that is opened whenever it is read. `at`: its path as bytes, for names need not be text; `path`: as it is shown. */
export function fileEntry(at: Buffer, path: string, { size }: Pick<Stats, 'size'>): FileEntry {
  return {
    path,
    size,
    async read(from = 0, to = size) {
      if (from > 0 || to < size) return readPart(at, from, Math.min(to, size));
      if (size > MAX_BYTES)
        throw new Failure(EXIT.data, `${path}: expected a file of less than 2 GiB, got ${size} bytes.`);
      return readBytes(at);
    },
    pixels: (from, bytes, count, checksums) =>
      filePixels({ fd: openSync(at, 'r'), path, from, size: bytes, count, checksums }),
  };
}

/** A range of bytes of a file; shorter if the file ends early. */
function readPart(at: Buffer, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  const file = openSync(at, 'r');
  try {
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, from + filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}
