// Inputs made of earlier ones.
import { mutate } from '../../packages/core/test/hostile/mutate.ts';
import type { Random } from '../command/openRandom.ts';

/** Numbers at which sizes, counts and offsets go wrong. */
const EDGES = [
  0,
  1,
  2,
  7,
  8,
  127,
  128,
  255,
  256,
  32767,
  32768,
  65535,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
];
/** What texts break at. */
const WORDS = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '-1',
  '1e999',
  '0',
  '""',
  '__proto__',
  '\n',
  '\0',
  '../',
  '%2e%2e%2f',
  '\ud800',
];
const MOST = 2 ** 18; // bytes of an input

/** A change of one input of a corpus, or several. */
export function mutantOf(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Uint8Array = corpus[random(corpus.length)].slice();
  for (let more = 1 + random(4); more > 0; more--) bytes = changed(bytes, corpus, random);
  return bytes.subarray(0, MOST);
}

function changed(bytes: Uint8Array, corpus: readonly Uint8Array[], random: Random): Uint8Array {
  const kind = random(6);
  if (bytes.length === 0 || kind === 0) return spliced(bytes, corpus[random(corpus.length)], random);
  if (kind === 1) return withNumber(bytes, random);
  if (kind === 2) return spliced(bytes, new TextEncoder().encode(WORDS[random(WORDS.length)]), random, true);
  return mutate(bytes, random(2 ** 30));
}

/** A piece of another input in the place of one of this, or all of it between. */
function spliced(bytes: Uint8Array, other: Uint8Array, random: Random, whole = false): Uint8Array {
  const from = whole ? 0 : random(other.length + 1);
  const piece = other.subarray(from, whole ? other.length : from + random(other.length - from + 1));
  const at = random(bytes.length + 1);
  const rest = bytes.subarray(Math.min(bytes.length, at + (random(2) === 0 ? 0 : piece.length)));
  return Uint8Array.from([...bytes.subarray(0, at), ...piece, ...rest]);
}

/** A number at an edge, of 1, 2, 4 or 8 bytes, in either order. */
function withNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const size = Math.min(bytes.length, 2 ** random(4));
  const at = random(bytes.length - size + 1);
  const value = EDGES[random(EDGES.length)];
  const own = Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256);
  bytes.set(random(2) === 0 ? own : own.reverse(), at);
  return bytes;
}
