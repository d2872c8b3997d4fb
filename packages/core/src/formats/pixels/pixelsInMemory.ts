import type { Pixels } from './types.ts';

const PIECE = 2 ** 20; // bytes

/** Whole images of `size` bytes in memory. */
export function pixelsInMemory(bytes: Uint8Array, size: number): Pixels {
  const step = Math.max(1, Math.floor(PIECE / size)) * size;
  return {
    size,
    count: bytes.length / size,
    at: (index) => bytes.subarray(index * size, (index + 1) * size),
    *pieces() {
      for (let from = 0; from < bytes.length; from += step) yield bytes.subarray(from, from + step);
    },
  };
}
