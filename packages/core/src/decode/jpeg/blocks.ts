import { type Bits, receive, receiveSigned } from './bits.ts';
import { type Huffman, symbol } from './huffman.ts';
import { ZIGZAG } from './zigzag.ts';

/** What a scan codes, and what of it goes on from block to block. */
export interface ScanState {
  /** First and last coefficient of the band, in the file's order. */
  readonly first: number;
  readonly last: number;
  /** Position of the lowest bit that this scan gives. */
  readonly low: number;
  /** Blocks to come that have nothing more in this band. */
  run: number;
}

/** Reads what a scan holds of the block of coefficients at `at`; false for bits that are no code. */
export type BlockReader = (
  bits: Bits,
  block: Int16Array,
  at: number,
  coder: Coder,
  state: ScanState,
) => boolean;

/** The Huffman tables of a component in a scan, and its last DC value. */
export interface Coder {
  readonly dc: Huffman | undefined;
  readonly ac: Huffman | undefined;
  last: number;
}

/** All of a block, as in sequential files: T.81, F.2.2. */
export const sequential: BlockReader = (bits, block, at, coder) => {
  const ac = coder.ac as Huffman;
  const size = symbol(bits, coder.dc as Huffman);
  if (size < 0 || size > 16) return false;
  coder.last += receiveSigned(bits, size);
  block[at] = coder.last;
  for (let k = 1; k < 64; k++) {
    const code = symbol(bits, ac);
    if (code < 0) return false;
    const length = code & 15;
    if (length === 0 && code !== 0xf0) break;
    k += code >> 4;
    if (length === 0) continue;
    if (k > 63) return false;
    block[at + ZIGZAG[k]] = receiveSigned(bits, length);
  }
  return true;
};

/** The upper bits of the DC value: T.81, G.1.2.1. */
export const dcFirst: BlockReader = (bits, block, at, coder, { low }) => {
  const size = symbol(bits, coder.dc as Huffman);
  if (size < 0 || size > 16) return false;
  coder.last += receiveSigned(bits, size);
  block[at] = coder.last << low;
  return true;
};

/** One more bit of the DC value. */
export const dcMore: BlockReader = (bits, block, at, _, { low }) => {
  block[at] |= receive(bits, 1) << low;
  return true;
};

/** The upper bits of a band of AC values: T.81, G.1.2.2. */
export const acFirst: BlockReader = (bits, block, at, coder, state) => {
  if (state.run > 0) {
    state.run--;
    return true;
  }
  const ac = coder.ac as Huffman;
  for (let k = state.first; k <= state.last; k++) {
    const code = symbol(bits, ac);
    if (code < 0) return false;
    const length = code & 15;
    const zeros = code >> 4;
    if (length === 0 && zeros < 15) {
      state.run = receive(bits, zeros) + (1 << zeros) - 1;
      break;
    }
    k += zeros;
    if (length === 0) continue;
    if (k > 63) return false;
    block[at + ZIGZAG[k]] = receiveSigned(bits, length) * (1 << state.low);
  }
  return true;
};

/** One more bit of a band of AC values: T.81, G.1.2.3. */
export const acMore: BlockReader = (bits, block, at, coder, state) => {
  const ac = coder.ac as Huffman;
  let k = state.first;
  while (state.run === 0 && k <= state.last) {
    const code = symbol(bits, ac);
    if (code < 0 || (code & 15) > 1) return false;
    const zeros = code >> 4;
    let fresh = 0;
    if ((code & 15) === 1) fresh = receive(bits, 1) === 1 ? 1 << state.low : -1 << state.low;
    else if (zeros < 15) {
      state.run = receive(bits, zeros) + (1 << zeros);
      break;
    }
    k = refine(bits, block, at, k, state, zeros);
    if (fresh !== 0) {
      if (k > 63) return false;
      block[at + ZIGZAG[k]] = fresh;
    }
    k++;
  }
  if (state.run > 0) {
    refine(bits, block, at, k, state, 64);
    state.run--;
  }
  return true;
};

/** Gives each value that is not zero its next bit, up to the zero after `zeros` zeros, whose place it gives. */
function refine(
  bits: Bits,
  block: Int16Array,
  at: number,
  k: number,
  state: ScanState,
  zeros: number,
): number {
  for (let left = zeros; k <= state.last; k++) {
    const place = at + ZIGZAG[k];
    const value = block[place];
    if (value === 0) {
      if (left-- === 0) break;
    } else if (receive(bits, 1) === 1) block[place] = value + (value < 0 ? -1 : 1) * (1 << state.low);
  }
  return k;
}
