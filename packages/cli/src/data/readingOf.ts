import type { Reading } from '@ganvil/core';
import { createSha256 } from './createSha256.ts';
import { decodeThreads, pixelBytes } from './dataMemory.ts';
import { openDecodePool } from './decodePool.ts';
import { keepWithin } from './keepWithin.ts';

/** How files are read within the memory of `bound`: what core takes from this machine. */
export function readingOf(bound: number | undefined, onProgress: Reading['onProgress'] & object): Reading {
  const keep = keepWithin(bound);
  const pool = openDecodePool(decodeThreads(bound));
  return {
    onProgress(...progress) {
      onProgress(...progress);
      keep();
    },
    mostBytes: pixelBytes(bound),
    createHash: createSha256,
    ...(pool ? { decode: pool.decode, onOpened: pool.close } : {}),
  };
}
