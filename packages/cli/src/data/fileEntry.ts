import { closeSync, openSync, readSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { filePixels } from './filePixels.ts';

const MAX_BYTES = 2 ** 31 - 1; // that Node can read at once
/** Files up to this size are read at once and wait for the disk: that is several times as fast where it has them in memory. */
const SMALL = 2 ** 16;
/** Bytes before the images of a packed file. */
const BEFORE_IMAGES = 4096;

/**
 * A file that is opened whenever it is read. `path`: as it is shown, within `folder`; `at`: its whole path as bytes, if that is another, for names
 * need not be text. Little is kept of a file, since there may be a million.
 */
export function fileEntry(
  folder: string,
  path: string,
  { size }: Pick<Stats, 'size'>,
  at?: Buffer,
): FileEntry {
  const place = () => at ?? join(folder, path);
  return {
    path,
    size,
    async read(from = 0, to = size) {
      if (from > 0 || to < size || size <= SMALL) return readPart(place(), from, Math.min(to, size));
      if (size > MAX_BYTES)
        throw new Failure(EXIT.data, `${path}: expected a file of less than 2 GiB, got ${size} bytes.`);
      return readBytes(place());
    },
    ...(size > BEFORE_IMAGES
      ? {
          pixels: (from, bytes, count, checksums) =>
            filePixels({ fd: openSync(place(), 'r'), path, from, size: bytes, count, checksums }),
        }
      : {}),
  };
}

/** A range of bytes of a file; shorter if the file ends early. */
function readPart(at: Buffer | string, from: number, to: number): Uint8Array {
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
