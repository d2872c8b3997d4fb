import type { Random } from '@ganvil/kernels-as';
import { streams } from './random.ts';

/**
 * The sample at a position of the run's endless sequence: every epoch is another permutation of 0 .. count - 1, and
 * nothing but the position is needed to continue. A set without end is read in order.
 *
 * The permutation is a four-round Feistel network on the smallest even number of bits, walked until it lands inside
 * (Black and Rogaway 2002, "Ciphers with arbitrary finite domains"), keyed by the epoch.
 */
export function sampleAt(position: number, count: number, random: Random): number {
  if (count === Number.POSITIVE_INFINITY) return position;
  const epoch = Math.floor(position / count);
  const keys = epochKeys(random, epoch);
  let half = 1;
  while (2 ** (2 * half) < count) half++;
  let index = position % count;
  do index = feistel(index, half, keys);
  while (index >= count);
  return index;
}

let last: { random: Random; epoch: number; keys: Uint32Array } | undefined;

/** The four round keys of an epoch; the latest are remembered, since neighbours ask for the same. */
function epochKeys(random: Random, epoch: number): Uint32Array {
  if (last?.random !== random || last.epoch !== epoch) {
    last = { random, epoch, keys: random.bits(streams.order, epoch, 4) };
  }
  return last.keys;
}

function feistel(index: number, half: number, keys: Uint32Array): number {
  const size = 2 ** half;
  let left = Math.floor(index / size);
  let right = index % size;
  for (const key of keys) {
    const mixed = (left ^ (mix(right ^ key) % size)) >>> 0;
    left = right;
    right = mixed;
  }
  return left * size + right;
}

/** The finaliser of MurmurHash3: every bit of the input changes every bit of the result. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
