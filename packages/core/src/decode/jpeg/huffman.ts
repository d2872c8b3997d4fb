import { type Bits, fill } from './bits.ts';

/** Codes up to this length are looked up at once. */
const QUICK = 9;

/** A Huffman table, prepared for decoding. */
export interface Huffman {
  /** For the next 9 bits: length * 256 + symbol of the code they begin with; 0 where it is longer. */
  readonly quick: Uint16Array;
  /** For each length: the first code beyond those of that length, and what to add to a code for its place in `symbols`. */
  readonly beyond: Int32Array;
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
}

/** The table for so many codes of each length 1 to 16; undefined where they are more than there are. T.81, annex C. */
export function huffman(counts: Uint8Array, symbols: Uint8Array): Huffman | undefined {
  const quick = new Uint16Array(1 << QUICK);
  const beyond = new Int32Array(17);
  const offset = new Int32Array(17);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= 16; length++) {
    offset[length] = place - code;
    for (let i = 0; i < counts[length - 1]; i++, code++, place++) {
      if (length > QUICK) continue;
      const first = code << (QUICK - length);
      quick.fill(length * 256 + symbols[place], first, first + (1 << (QUICK - length)));
    }
    if (code > 1 << length) return undefined;
    beyond[length] = code;
    code <<= 1;
  }
  return { quick, beyond, offset, symbols };
}

/** The next symbol; -1 for bits that are no code. */
export function symbol(bits: Bits, { quick, beyond, offset, symbols }: Huffman): number {
  if (bits.count < 16) fill(bits);
  const next = quick[(bits.held >>> (bits.count - QUICK)) & ((1 << QUICK) - 1)];
  if (next !== 0) {
    bits.count -= next >> 8;
    return next & 255;
  }
  for (let length = QUICK + 1; length <= 16; length++) {
    const code = (bits.held >>> (bits.count - length)) & ((1 << length) - 1);
    if (code >= beyond[length]) continue;
    bits.count -= length;
    return symbols[code + offset[length]];
  }
  return -1;
}
