// Images in an open file, read when they are asked for.
import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DataError, type Pixels } from '@ganvil/core';
import type { ImagesInFile } from './imagesInFile.ts';
import { openReadAhead, type ReadAhead } from './readAhead.ts';

const PIECE = 2 ** 20; // bytes that are read at once

/**
 * Images of an open file, which stay the same though the file is deleted. Each is compared with its checksum whenever it is read: what has
 * been changed throws a DataError.
 */
export function filePixels(images: ImagesInFile): Pixels {
  const { fd, from, size, count, checksums } = images;
  const image = new Uint8Array(size);
  let ahead: ReadAhead | undefined;
  const checked = (bytes: Uint8Array, first: number): Uint8Array => {
    if (!readAll(fd, bytes, from + first * size)) throw changed(images, first);
    for (let i = 0; i < bytes.length / size; i++)
      if (crc32(bytes.subarray(i * size, (i + 1) * size)) !== checksums[first + i])
        throw changed(images, first + i);
    return bytes;
  };
  return {
    size,
    count,
    checksums,
    at: (index) => ahead?.take(index) ?? checked(image, index),
    *pieces() {
      const step = Math.max(1, Math.floor(PIECE / size));
      const piece = new Uint8Array(step * size);
      for (let first = 0; first < count; first += step)
        yield checked(piece.subarray(0, Math.min(step, count - first) * size), first);
    },
    prefetch(indices) {
      ahead ??= openReadAhead(images);
      ahead.prefetch(indices);
    },
  };
}

/** Fills the bytes from a place of a file; false if it ends before. */
function readAll(fd: number, bytes: Uint8Array, at: number): boolean {
  for (let filled = 0; filled < bytes.length; ) {
    const count = readSync(fd, bytes, filled, bytes.length - filled, at + filled);
    if (count === 0) return false;
    filled += count;
  }
  return true;
}

const changed = ({ path }: ImagesInFile, index: number): DataError =>
  new DataError(
    `${path}: expected the pixels that were written, got others at image ${index}: the file is damaged; start the same command again to have it made anew.`,
  );
