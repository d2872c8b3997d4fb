import { type Bools, bool } from './bools.ts';
import type { Header } from './header.ts';
import type { Modes } from './modes.ts';

/** Which blocks above and at the left have coefficients: 4 of y, 2 of u, 2 of v and 1 of y2 for each macroblock. */
export interface TokenContext {
  readonly above: Uint8Array;
  readonly left: Uint8Array;
}

/** Flags of a macroblock in a context. */
export const FLAGS = 9;

const BANDS = [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0];
const ZIGZAG = [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];
/** Chances of the bits of large coefficients: RFC 6386, 13.2. */
const LARGE = [
  [173, 148, 140],
  [176, 155, 140, 135],
  [180, 157, 141, 134, 130],
  [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
];

/**
 * Reads the coefficients of the macroblock in column `x`, times their factors, into 25 blocks of 16: 16 of y, 4 of u, 4 of v,
 * 1 of y2. Gives whether there are any. RFC 6386, 13.
 */
export function readTokens(
  from: Bools,
  { chances, quants }: Header,
  { luma, segment }: Modes,
  x: number,
  context: TokenContext,
  out: Int16Array,
): boolean {
  const { y, y2, uv } = quants[segment];
  const above = context.above.subarray(x * FLAGS, (x + 1) * FLAGS);
  const { left } = context;
  let any = 0;
  const read = (
    kind: number,
    up: number,
    side: number,
    first: number,
    quant: readonly number[],
    at: number,
  ) => {
    const some = readBlock(from, chances, kind, above[up] + left[side], first, quant, out, at);
    above[up] = some;
    left[side] = some;
    any |= some;
  };
  const own = luma < 0;
  if (!own) read(1, 8, 8, 0, y2, 384);
  for (let i = 0; i < 16; i++) read(own ? 3 : 0, i & 3, i >> 2, own ? 0 : 1, y, 16 * i);
  for (let i = 0; i < 8; i++) {
    const plane = 4 + 2 * (i >> 2);
    read(2, plane + (i & 1), plane + ((i >> 1) & 1), 0, uv, 256 + 16 * i);
  }
  return any === 1;
}

/** Reads a block from coefficient `first` on; 1 if there is any coefficient, else 0. */
function readBlock(
  from: Bools,
  chances: Uint8Array,
  kind: number,
  context: number,
  first: number,
  quant: readonly number[],
  out: Int16Array,
  at: number,
): number {
  let p = ((kind * 8 + BANDS[first]) * 3 + context) * 11;
  let some = 0;
  for (let n = first; n < 16; ) {
    if (bool(from, chances[p]) === 0) break;
    some = 1;
    while (bool(from, chances[p + 1]) === 0) {
      if (++n === 16) return 1;
      p = (kind * 8 + BANDS[n]) * 33;
    }
    const value = bool(from, chances[p + 2]) === 0 ? 1 : readLarge(from, chances, p);
    const signed = bool(from, 128) === 1 ? -value : value;
    out[at + ZIGZAG[n]] = signed * quant[n > 0 ? 1 : 0];
    n++;
    p = ((kind * 8 + BANDS[n]) * 3 + (value > 1 ? 2 : 1)) * 11;
  }
  return some;
}

/** A value of 2 or more. */
function readLarge(from: Bools, chances: Uint8Array, p: number): number {
  if (bool(from, chances[p + 3]) === 0) {
    return bool(from, chances[p + 4]) === 0 ? 2 : 3 + bool(from, chances[p + 5]);
  }
  if (bool(from, chances[p + 6]) === 0) {
    if (bool(from, chances[p + 7]) === 0) return 5 + bool(from, 159);
    return 7 + 2 * bool(from, 165) + bool(from, 145);
  }
  const high = bool(from, chances[p + 8]);
  const kind = 2 * high + bool(from, chances[p + 9 + high]);
  let value = 0;
  for (const chance of LARGE[kind]) value = value * 2 + bool(from, chance);
  return value + 3 + (8 << kind);
}
