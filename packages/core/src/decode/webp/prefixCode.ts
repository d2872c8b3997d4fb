import { DataError } from '../../errors.ts';
import { type LowBits, readBits, take } from './lowBits.ts';

const QUICK = 8;
const LONGEST = 15;
/** Order in which the lengths of lengths are stored. */
const ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/** A canonical prefix code. */
export interface PrefixCode {
  /** For the next bits, `quickBits` of them: symbol * 16 + length; 0 for longer codes. */
  readonly quick: Uint16Array;
  readonly quickBits: number;
  /** For each length: how many codes there are, and symbols in order of code. */
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** The only symbol, which takes no bits; -1 if there are several. */
  readonly only: number;
}

/** The code in which symbol i has `lengths[i]` bits. Refuses lengths that leave codes over, or are too many. */
function prefixCode(lengths: Uint8Array, where: string): PrefixCode {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const used = counts.reduce((sum, count) => sum + count, 0);
  const offsets = new Uint16Array(LONGEST + 2);
  let space = 0;
  for (let length = 1; length <= LONGEST; length++) {
    offsets[length + 1] = offsets[length] + counts[length];
    space += counts[length] * (1 << (LONGEST - length));
  }
  if (used === 0 || (used > 1 && space !== 1 << LONGEST))
    throw new DataError(`${where}: expected a whole WebP picture, got a damaged prefix code.`);
  const symbols = new Uint16Array(used);
  const next = offsets.slice();
  for (let i = 0; i < lengths.length; i++) if (lengths[i] > 0) symbols[next[lengths[i]]++] = i;
  if (used === 1) return { quick: new Uint16Array(0), quickBits: 0, counts, symbols, only: symbols[0] };
  let longest = LONGEST;
  while (counts[longest] === 0) longest--;
  const quickBits = Math.min(QUICK, longest);
  const quick = new Uint16Array(1 << quickBits);
  let code = 0;
  for (let length = 1, place = 0; length <= quickBits; length++, code <<= 1) {
    for (let i = 0; i < counts[length]; i++, code++, place++) {
      const first = reversed(code, length);
      for (let at = first; at < quick.length; at += 1 << length) quick[at] = symbols[place] * 16 + length;
    }
  }
  return { quick, quickBits, counts, symbols, only: -1 };
}

function reversed(code: number, length: number): number {
  let out = 0;
  for (let i = 0; i < length; i++) out |= ((code >> i) & 1) << (length - 1 - i);
  return out;
}

/** The next symbol. */
export function readSymbol(bits: LowBits, code: PrefixCode): number {
  if (code.only >= 0) return code.only;
  if (bits.count < LONGEST) take(bits);
  const found = code.quick[bits.held & ((1 << code.quickBits) - 1)];
  if (found !== 0) {
    bits.held >>>= found & 15;
    bits.count -= found & 15;
    return found >> 4;
  }
  let value = 0;
  let first = 0;
  let place = 0;
  for (let length = 1; length <= LONGEST; length++) {
    value = (value << 1) | readBits(bits, 1);
    const count = code.counts[length];
    if (value - first < count) return code.symbols[place + value - first];
    place += count;
    first = (first + count) << 1;
  }
  return 0;
}

/** Reads a code over so many symbols: one or two of them, or the lengths of all. RFC 9649, 3.7.2.1. */
export function readPrefixCode(bits: LowBits, size: number): PrefixCode {
  const lengths = new Uint8Array(size);
  if (readBits(bits, 1) === 1) {
    const two = readBits(bits, 1) === 1;
    const symbols = [readBits(bits, readBits(bits, 1) === 1 ? 8 : 1)];
    if (two) symbols.push(readBits(bits, 8));
    for (const symbol of symbols) if (symbol < size) lengths[symbol] = 1;
    return prefixCode(lengths, bits.where);
  }
  const ofLengths = new Uint8Array(ORDER.length);
  const stored = 4 + readBits(bits, 4);
  for (let i = 0; i < stored; i++) ofLengths[ORDER[i]] = readBits(bits, 3);
  const code = prefixCode(ofLengths, bits.where);
  let left = readBits(bits, 1) === 1 ? 2 + readBits(bits, 2 + 2 * readBits(bits, 3)) : size;
  let before = 8;
  for (let at = 0; at < size && left > 0; left--) {
    const length = readSymbol(bits, code);
    if (length < 16) {
      lengths[at++] = length;
      if (length > 0) before = length;
      continue;
    }
    const repeat =
      length === 16 ? 3 + readBits(bits, 2) : length === 17 ? 3 + readBits(bits, 3) : 11 + readBits(bits, 7);
    lengths.fill(length === 16 ? before : 0, at, at + repeat);
    at += repeat;
  }
  return prefixCode(lengths, bits.where);
}
