import type { Image } from '../../encode/image.ts';
import { DataError } from '../../errors.ts';
import { inflate } from '../inflate.ts';
import { readPngChunks } from './chunks.ts';
import { pixelWriter, SAMPLES } from './pixels.ts';
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

/**
 * A PNG file of any colour type, depth and interlacing as 8-bit grey or RGB. 16 bits keep their upper byte, fewer than 8
 * are spread over 0..255, alpha is composited on black; gamma and colour profiles are ignored. Never unpacks more than the
 * header promises. Throws DataError for what is truncated, damaged or too large.
 */
export function decodePng(bytes: Uint8Array, where: string): Image {
  const png = readPngChunks(bytes, where);
  const { width, height, depth, colour, packed } = png;
  const bits = SAMPLES[colour] * depth;
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
