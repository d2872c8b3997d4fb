import type { Random } from '@ganvil/kernels-as';
import { streams } from './streams.ts';

/**
 * The samples at positions `first` to `first + length` of the run's endless sequence: every epoch is another permutation
 * of 0 .. count - 1, and nothing but the position is needed to continue. A set without end is read in order.
 *
 * The permutation is a four-round Feistel network on the smallest even number of bits, walked until it lands inside
 * (Black and Rogaway 2002, "Ciphers with arbitrary finite domains"), keyed by the epoch.
 */
export function samplesAt(
  first: number,
  length: number,
  count: number,
  random: Random,
  stream: number = streams.order,
): Float64Array {
  const indices = new Float64Array(length);
  if (count === Number.POSITIVE_INFINITY) return indices.map((_, i) => first + i);
  let half = 1;
  while (2 ** (2 * half) < count) half++;
  const size = 2 ** half;
  let epoch = Math.floor(first / count);
  let keys = random.bits(stream, epoch, 4);
  for (let i = 0; i < length; i++) {
    let index = first + i - epoch * count;
    if (index >= count) {
      keys = random.bits(stream, ++epoch, 4);
      index = 0;
    }
    do index = feistel(index, size, keys);
    while (index >= count);
    indices[i] = index;
  }
  return indices;
}

/** A permutation of 0 .. size^2 - 1; `size` is a power of two up to 2^26. */
function feistel(index: number, size: number, keys: Uint32Array): number {
  let left = Math.floor(index / size);
  let right = index - left * size;
  for (let round = 0; round < 4; round++) {
    const mixed = left ^ (mix(right ^ keys[round]) & (size - 1));
    left = right;
    right = mixed;
  }
  return left * size + right;
}

/** The finaliser of MurmurHash3: every bit of the input changes every bit of the result. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
