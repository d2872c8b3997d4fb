import { DataError } from '../../errors.ts';
import { type LowBits, readBits } from './lowBits.ts';
import { type PrefixCode, readPrefixCode, readSymbol } from './prefixCode.ts';

/** Codes for green and lengths, red, blue, alpha, distances. */
type Group = readonly PrefixCode[];

const LITERALS = 256;
const LENGTHS = 24;
const DISTANCES = 40;
/** Near places in two dimensions, nearest first: 16 times the rows above, plus 8 minus the columns to the left. */
const NEAR = [
  24, 7, 23, 25, 40, 6, 39, 41, 22, 26, 38, 42, 56, 5, 55, 57, 21, 27, 54, 58, 37, 43, 72, 4, 71, 73, 20, 28,
  53, 59, 70, 74, 36, 44, 88, 69, 75, 52, 60, 3, 87, 89, 19, 29, 86, 90, 35, 45, 68, 76, 85, 91, 51, 61, 104,
  2, 103, 105, 18, 30, 102, 106, 34, 46, 84, 92, 67, 77, 101, 107, 50, 62, 120, 1, 119, 121, 83, 93, 17, 31,
  100, 108, 66, 78, 118, 122, 33, 47, 117, 123, 49, 63, 99, 109, 82, 94, 0, 116, 124, 65, 79, 16, 32, 98, 110,
  48, 115, 125, 81, 95, 64, 114, 126, 97, 111, 80, 113, 127, 96, 112,
];

/** Which codes a pixel is coded with. */
interface Codes {
  readonly groups: readonly Group[];
  /** Number of the group for each square of `1 << log` pixels; empty if there is one group. */
  readonly map: Uint32Array;
  readonly log: number;
  readonly across: number;
}

/** An image of that size by prefix codes, copies and a cache of colours; `main` ones may change codes. RFC 9649, 3.6. */
export function readEntropyImage(bits: LowBits, width: number, height: number, main: boolean): Uint32Array {
  const cacheLog = readBits(bits, 1) === 1 ? readBits(bits, 4) : 0;
  if (cacheLog > 11)
    throw new DataError(`${bits.where}: expected a WebP colour cache of 1 to 11 bits, got ${cacheLog}.`);
  const cache = new Uint32Array(cacheLog > 0 ? 1 << cacheLog : 0);
  const codes = readCodes(bits, width, height, main, cache.length);
  const pixels = new Uint32Array(width * height);
  let group = codes.groups[0];
  const mask = codes.map.length > 0 ? (1 << codes.log) - 1 : -1;
  for (let at = 0, x = 0, y = 0; at < pixels.length; ) {
    if (mask >= 0) group = codes.groups[codes.map[(y >> codes.log) * codes.across + (x >> codes.log)]];
    // One group holds up to the next square, or the next row.
    const symbol = readSymbol(bits, group[0]);
    let count = 1;
    if (symbol < LITERALS) {
      const red = readSymbol(bits, group[1]);
      const blue = readSymbol(bits, group[2]);
      pixels[at] = (readSymbol(bits, group[3]) << 24) | (red << 16) | (symbol << 8) | blue;
    } else if (symbol < LITERALS + LENGTHS) {
      count = readCount(bits, symbol - LITERALS);
      const back = distance(readCount(bits, readSymbol(bits, group[4])), width);
      if (back > at || at + count > pixels.length)
        throw new DataError(`${bits.where}: expected a whole WebP picture, got a copy from outside of it.`);
      for (let i = 0; i < count; i++) pixels[at + i] = pixels[at + i - back];
    } else pixels[at] = cache[symbol - LITERALS - LENGTHS];
    if (cacheLog > 0)
      for (let i = at; i < at + count; i++)
        cache[Math.imul(pixels[i], 0x1e35a7bd) >>> (32 - cacheLog)] = pixels[i];
    at += count;
    x += count;
    if (x >= width) {
      y += Math.floor(x / width);
      x %= width;
    }
  }
  return pixels;
}

/** The codes, and where each group of them is used. */
function readCodes(bits: LowBits, width: number, height: number, main: boolean, cached: number): Codes {
  let map = new Uint32Array(0);
  let log = 0;
  let across = 0;
  let count = 1;
  if (main && readBits(bits, 1) === 1) {
    log = 2 + readBits(bits, 3);
    across = Math.ceil(width / (1 << log));
    map = readEntropyImage(bits, across, Math.ceil(height / (1 << log)), false).map(
      (pixel) => (pixel >>> 8) & 0xffff,
    );
    for (const number of map) count = Math.max(count, number + 1);
  }
  const sizes = [LITERALS + LENGTHS + cached, LITERALS, LITERALS, LITERALS, DISTANCES];
  const groups = Array.from({ length: count }, () => sizes.map((size) => readPrefixCode(bits, size)));
  return { groups, map, log, across };
}

/** A length or distance: the symbol gives its upper two bits and how many bits follow. */
function readCount(bits: LowBits, symbol: number): number {
  if (symbol < 4) return symbol + 1;
  const extra = (symbol - 2) >> 1;
  const low = extra > 16 ? readBits(bits, 16) + readBits(bits, extra - 16) * 65536 : readBits(bits, extra);
  return (2 + (symbol & 1)) * (1 << extra) + low + 1;
}

/** How many pixels back a distance is. */
function distance(code: number, width: number): number {
  if (code > NEAR.length) return code - NEAR.length;
  const near = NEAR[code - 1];
  return Math.max(1, (near >> 4) * width + 8 - (near & 15));
}
