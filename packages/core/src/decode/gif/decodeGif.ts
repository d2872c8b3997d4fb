import { DataError } from '../../errors.ts';
import { unpackLzw } from '../lzw.ts';
import { paletteOf } from '../palette.ts';
import { shrinkFactor } from '../shrink.ts';
import type { Picture } from '../types.ts';

const [EXTENSION, PICTURE, GRAPHICS] = [0x21, 0x2c, 0xf9];

/** First rows and steps of the four passes of an interlaced picture. */
const INTERLACED = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
];

/**
 * The first picture of a GIF file on its canvas, 8-bit grey or RGB; what is transparent or not covered is black. Throws
 * DataError for what is truncated, damaged or too large. GIF89a.
 */
export function decodeGif(bytes: Uint8Array, where: string): Picture {
  const u16 = (at: number) => bytes[at] + 256 * bytes[at + 1];
  const [width, height] = [u16(6), u16(8)];
  shrinkFactor(width || 0, height || 0, 0, where);
  const global = tableOf(bytes, 13, bytes[10]);
  const { at, clear } = findPicture(bytes, 13 + global.length, where);
  const [left, top, wide, tall, flags] = [u16(at), u16(at + 2), u16(at + 4), u16(at + 6), bytes[at + 8]];
  const local = tableOf(bytes, at + 9, flags);
  const colours = flags & 0x80 ? local : global;
  const { channels, colours: palette } = paletteOf(colours, (index) => (index === clear ? 0 : 255));
  shrinkFactor(wide || 0, tall || 0, 0, where);
  const indices = unpack(bytes, at + 9 + local.length, wide * tall, where);

  const data = new Uint8Array(width * height * channels);
  const rows =
    flags & 0x40 ? INTERLACED.flatMap(([first, step]) => every(first, step, tall)) : every(0, 1, tall);
  for (const [i, y] of rows.entries()) {
    if (top + y >= height) continue;
    for (let x = 0; x < Math.min(wide, width - left); x++) {
      const to = ((top + y) * width + left + x) * channels;
      for (let c = 0; c < channels; c++) data[to + c] = palette[indices[i * wide + x] * channels + c];
    }
  }
  return { width, height, channels, data, bits: 0 };
}

function every(first: number, step: number, end: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / step)) }, (_, i) => first + i * step);
}

/** The table of colours at `at`, if the flags say that there is one. */
function tableOf(bytes: Uint8Array, at: number, flags: number): Uint8Array {
  return flags & 0x80 ? bytes.subarray(at, at + 3 * (2 << (flags & 7))) : new Uint8Array(0);
}

/** Where the first picture is described, and which colour is transparent in it. */
function findPicture(bytes: Uint8Array, begin: number, where: string): { at: number; clear: number } {
  let clear = -1;
  for (let at = begin; at + 9 < bytes.length; ) {
    if (bytes[at] === PICTURE) return { at: at + 1, clear };
    if (bytes[at] !== EXTENSION) break;
    if (bytes[at + 1] === GRAPHICS && bytes[at + 2] >= 4) clear = bytes[at + 3] & 1 ? bytes[at + 6] : -1;
    at += 2;
    while (bytes[at] > 0) at += 1 + bytes[at];
    at++;
  }
  throw new DataError(`${where}: expected a picture in the GIF file, got none.`);
}

/** Colour indices of the picture whose data begin at `at`: a code size, then blocks of up to 255 bytes. */
function unpack(bytes: Uint8Array, at: number, size: number, where: string): Uint8Array {
  const literal = bytes[at];
  if (!(literal >= 1 && literal <= 8))
    throw new DataError(`${where}: expected a code size from 1 to 8 in the GIF file, got ${literal}.`);
  const packed = new Uint8Array(bytes.length - at);
  let length = 0;
  for (let next = at + 1; bytes[next] > 0; next += 1 + bytes[next]) {
    const block = bytes.subarray(next + 1, next + 1 + bytes[next]);
    packed.set(block, length);
    length += block.length;
  }
  const out = new Uint8Array(size);
  const form = { literal, highFirst: false, early: 0 };
  const filled = unpackLzw(packed.subarray(0, length), out, form);
  if (filled < size) {
    throw new DataError(
      `${where}: expected ${size} pixels in the GIF file, got ${filled}: it is truncated or damaged.`,
    );
  }
  return out;
}
