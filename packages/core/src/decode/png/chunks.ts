import { concatenate } from '../../encode/concatenate.ts';
import { crc32 } from '../../encode/crc32.ts';
import { PNG_SIGNATURE } from '../../encode/png.ts';
import { DataError } from '../../errors.ts';
import { checkRatio } from '../inflate.ts';

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
  /** The EXIF block; empty if there is none. */
  readonly exif: Uint8Array;
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

/** Chunks without which a picture cannot be shown. */
const KNOWN = ['IHDR', 'PLTE', 'IDAT', 'IEND'];

const EMPTY = new Uint8Array(0);

/**
 * Walks the chunks and checks every length and checksum. A file that ends without IEND, inside a chunk of pixels or in other bytes is
 * taken for what it has: whether all pixels are there is seen when they are unpacked. Throws DataError.
 */
export function readPngChunks(bytes: Uint8Array, where: string): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!PNG_SIGNATURE.every((byte, i) => bytes[i] === byte))
    throw new DataError(`${where}: expected a PNG file, got other bytes at 0.`);
  const found: Record<string, Uint8Array> = {};
  const data: Uint8Array[] = [];
  for (let at = 8; found.IEND === undefined && at < bytes.length; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (data.length > 0 && !/^[A-Za-z]{4}$/.test(type)) break;
    const length = at + 8 <= bytes.length ? view.getUint32(at) : Number.POSITIVE_INFINITY;
    const body = bytes.subarray(at + 8, at + 8 + length);
    const whole = at + 12 + length <= bytes.length;
    if (!whole && (at === 8 || (type !== 'IDAT' && data.length === 0)))
      throw new DataError(`${where}: expected a whole PNG file, got an end inside the chunk at ${at}.`);
    if (whole && crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      throw new DataError(`${where}: expected a right checksum of the PNG chunk at ${at}, got a wrong one.`);
    }
    if ((at === 8) !== (type === 'IHDR'))
      throw new DataError(`${where}: expected one IHDR chunk, the first, got "${printable(type)}" at ${at}.`);
    if (type === 'IDAT') data.push(body);
    else if (whole && /^[A-Z]/.test(type) && !KNOWN.includes(type))
      throw new DataError(`${where}: expected PNG chunks that are known, got "${printable(type)}" at ${at}.`);
    else if (whole) found[type] = body;
    at += 12 + length;
  }
  if (!found.IHDR)
    throw new DataError(`${where}: expected a whole PNG file, got an end inside the chunk at 8.`);
  const { PLTE: palette = EMPTY, tRNS: transparency = EMPTY, eXIf: exif = EMPTY } = found;
  return { ...parseHeader(found.IHDR, where), palette, transparency, exif, packed: join(data) };
}

/** The deflate data of the pixels behind zlib's two header bytes, RFC 1950, if it can hold so many bytes of rows. */
export function checkPixels({ packed }: PngChunks, total: number, where: string): Uint8Array {
  const [method, flags] = packed;
  if (packed.length < 6 || (method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || flags & 32) {
    throw new DataError(`${where}: expected zlib data in the PNG file, got ${packed.length} other bytes.`);
  }
  checkRatio(packed, total, where);
  return packed.subarray(2);
}

function parseHeader(header: Uint8Array, where: string) {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length !== 13)
    throw new DataError(`${where}: expected a PNG header of 13 bytes, got ${header.length}.`);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const [depth, colour, compression, filter, interlace] = header.subarray(8);
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

const join = (parts: readonly Uint8Array[]): Uint8Array =>
  parts.length === 1 ? parts[0] : concatenate(parts);
