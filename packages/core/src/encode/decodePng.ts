import { DataError } from '../errors.ts';
import type { Image } from './image.ts';
import { inflate } from './inflate.ts';
import { type PngChunks, readPngChunks } from './pngChunks.ts';
import { unfilter } from './unfilter.ts';

/** First column and row, and steps, of the seven passes of Adam7; an image that is not interlaced is one pass. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const WHOLE = [[0, 0, 1, 1]];

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A PNG file of any colour type, depth and interlacing as 8-bit grey or RGB. 16 bits keep their upper byte, fewer than 8
 * are spread over 0..255, alpha is composited on black; gamma and colour profiles are ignored. Never unpacks more than the
 * header promises. Throws DataError for what is truncated, damaged or too large.
 */
export function decodePng(bytes: Uint8Array, where: string): Image {
  const png = readPngChunks(bytes, where);
  const { width, height, depth, colour, packed } = png;
  const bits = CHANNELS[colour] * depth;
  const passes = png.interlaced ? ADAM7 : WHOLE;
  const sizes = passes.map(([x, y, dx, dy]) => [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)]);
  const bytesOf = ([w, h]: number[]) => (w > 0 && h > 0 ? h * (1 + Math.ceil((w * bits) / 8)) : 0);
  const total = sizes.reduce((sum, size) => sum + bytesOf(size), 0);
  const rows = inflate(checkZlib(packed, where), total, where);
  checkAdler(rows, packed, where);

  const grey = colour === 0 || colour === 4;
  const image = {
    width,
    height,
    channels: grey ? 1 : 3,
    data: new Uint8Array(width * height * (grey ? 1 : 3)),
  } as const;
  const put = pixelWriter(png, image, where);
  let at = 0;
  for (const [i, [x0, y0, dx, dy]] of passes.entries()) {
    const [w, h] = sizes[i];
    const part = rows.subarray(at, (at += bytesOf(sizes[i])));
    if (part.length === 0) continue;
    unfilter(part, Math.ceil((w * bits) / 8), Math.max(1, bits >> 3), where);
    const stride = 1 + Math.ceil((w * bits) / 8);
    for (let y = 0; y < h; y++) {
      const row = part.subarray(y * stride + 1, (y + 1) * stride);
      for (let x = 0; x < w; x++) put(row, x, (y0 + y * dy) * width + x0 + x * dx);
    }
  }
  return image;
}

/** A function that writes pixel `x` of an unfiltered row to pixel `to` of the image. */
function pixelWriter(
  png: PngChunks,
  image: Image,
  where: string,
): (row: Uint8Array, x: number, to: number) => void {
  const { depth, colour, palette, transparency } = png;
  const { data, channels } = image;
  const samples = CHANNELS[colour];
  const step = depth === 16 ? 2 : 1;
  const scale = depth < 8 && colour !== 3 ? 255 / ((1 << depth) - 1) : 1;
  // The one colour that tRNS makes transparent, compared in full depth.
  const key = colour !== 3 && transparency.length >= 2 * samples ? transparency : undefined;
  if (colour === 3 && (palette.length === 0 || palette.length % 3 !== 0 || palette.length > 768)) {
    throw new DataError(`${where}: expected a palette of 1 to 256 colours, got ${palette.length} bytes.`);
  }
  const packedSample = (row: Uint8Array, x: number) => {
    const bit = x * depth;
    return (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  const isKey = (row: Uint8Array, x: number) => {
    if (key === undefined) return false;
    for (let c = 0; c < samples; c++) {
      const at = (x * samples + c) * step;
      const value =
        depth === 16 ? (row[at] << 8) | row[at + 1] : depth === 8 ? row[at] : packedSample(row, x);
      if (value !== ((key[2 * c] << 8) | key[2 * c + 1])) return false;
    }
    return true;
  };
  if (colour === 3) {
    return (row, x, to) => {
      const index = depth === 8 ? row[x] : packedSample(row, x);
      if (index * 3 >= palette.length)
        throw new DataError(`${where}: expected palette indices below ${palette.length / 3}, got ${index}.`);
      const alpha = index < transparency.length ? transparency[index] : 255;
      for (let c = 0; c < 3; c++) data[to * 3 + c] = over(palette[index * 3 + c], alpha);
    };
  }
  const opaque = colour === 0 || colour === 2;
  return (row, x, to) => {
    const alpha = opaque ? (isKey(row, x) ? 0 : 255) : row[(x * samples + samples - 1) * step];
    for (let c = 0; c < channels; c++) {
      const value = depth < 8 ? packedSample(row, x) * scale : row[(x * samples + c) * step];
      data[to * channels + c] = over(value, alpha);
    }
  };
}

/** A value composited on black, rounded to nearest in integers. */
function over(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.floor((value * alpha + 127) / 255);
}

/** The deflate data between zlib's two header bytes and its checksum. RFC 1950. */
function checkZlib(packed: Uint8Array, where: string): Uint8Array {
  const [method, flags] = packed;
  if (packed.length < 6 || (method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || flags & 32) {
    throw new DataError(`${where}: expected zlib data in the PNG file, got ${packed.length} other bytes.`);
  }
  return packed.subarray(2, packed.length - 4);
}

function checkAdler(content: Uint8Array, packed: Uint8Array, where: string): void {
  let a = 1;
  let b = 0;
  for (let at = 0; at < content.length; ) {
    // 5552 is the most additions before b can pass 2^32.
    for (const end = Math.min(at + 5552, content.length); at < end; at++) b += a += content[at];
    a %= 65521;
    b %= 65521;
  }
  const stored = packed.subarray(packed.length - 4).reduce((sum, byte) => sum * 256 + byte, 0);
  if (stored !== b * 65536 + a)
    throw new DataError(`${where}: expected pixels with a right checksum, got a wrong one.`);
}
