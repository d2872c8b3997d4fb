import { crc32 } from '../../encode/crc32.ts';
import { MAX_PIXELS } from '../../encode/image.ts';
import { PNG_SIGNATURE } from '../../encode/png.ts';
import { DataError } from '../../errors.ts';

/** What a PNG file holds, before unpacking. */
export interface PngChunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colour: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
  /** All IDAT chunks in a row. */
  readonly packed: Uint8Array;
}

const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Walks the chunks, checks every length and checksum, and refuses images above MAX_PIXELS. Throws DataError. */
export function readPngChunks(bytes: Uint8Array, where: string): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!PNG_SIGNATURE.every((byte, i) => bytes[i] === byte))
    throw new DataError(`${where}: expected a PNG file, got other bytes at 0.`);
  let palette: Uint8Array = new Uint8Array(0);
  let transparency: Uint8Array = new Uint8Array(0);
  const data: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  for (let at = 8; ; ) {
    const length = at + 12 <= bytes.length ? view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (at + 12 + length > bytes.length)
      throw new DataError(`${where}: expected a whole PNG file, got an end inside the chunk at ${at}.`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      throw new DataError(`${where}: expected a right checksum of the PNG chunk at ${at}, got a wrong one.`);
    }
    if ((at === 8) !== (type === 'IHDR'))
      throw new DataError(`${where}: expected one IHDR chunk, the first, got "${printable(type)}" at ${at}.`);
    if (type === 'IHDR') header = body;
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparency = body;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') break;
    else if (/^[A-Z]/.test(type))
      throw new DataError(`${where}: expected PNG chunks that are known, got "${printable(type)}" at ${at}.`);
    at += 12 + length;
  }
  return { ...parseHeader(header!, where), palette, transparency, packed: join(data) };
}

function parseHeader(header: Uint8Array, where: string) {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length !== 13)
    throw new DataError(`${where}: expected a PNG header of 13 bytes, got ${header.length}.`);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const [depth, colour, compression, filter, interlace] = header.subarray(8);
  if (width === 0 || height === 0 || width * height > MAX_PIXELS) {
    throw new DataError(
      `${where}: expected at most ${MAX_PIXELS} pixels, and one at least, got ${width} x ${height}.`,
    );
  }
  if (!DEPTHS[colour]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) {
    throw new DataError(
      `${where}: expected a PNG header that the standard allows, got ${[...header.subarray(8)]} at 24.`,
    );
  }
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

function printable(type: string): string {
  return type.replace(/[^A-Za-z]/g, '?');
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
