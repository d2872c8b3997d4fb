import { DataError } from '../../errors.ts';
import { inflateFirst } from '../inflate.ts';
import { decodeJpeg } from '../jpeg/decodeJpeg.ts';
import { unpackLzw } from '../lzw.ts';
import type { Page } from './page.ts';

/** Adobe's segment of a JPEG file, with YCbCr (1) or RGB (0) at its end. */
const ADOBE = [0xff, 0xee, 0, 14, 65, 100, 111, 98, 101, 0, 100, 0, 0, 0, 0];
const LZW = { literal: 8, highFirst: true, early: 1 };

/** The bytes of strip or tile `number`, `size` of them. Throws DataError where there are fewer, and for other packings. */
export function unpackPiece(
  bytes: Uint8Array,
  page: Page,
  number: number,
  size: number,
  where: string,
): Uint8Array {
  const begin = page.offsets[number] ?? Number.POSITIVE_INFINITY;
  const packed = bytes.subarray(begin, begin + (page.lengths[number] ?? bytes.length));
  const out = unpack(packed, page, size, where);
  if (out.length < size) {
    throw new DataError(
      `${where}: expected ${size} bytes in strip or tile ${number} of the TIFF file, got ${out.length}: it is truncated or damaged.`,
    );
  }
  return out;
}

function unpack(stored: Uint8Array, page: Page, size: number, where: string): Uint8Array {
  const packed = page.lowFirst && page.packing !== 7 ? stored.map(reverse) : stored;
  if (page.packing === 1) return packed.subarray(0, size);
  if (page.packing === 5) {
    // A code of 9 bits gives 4096 bytes at most.
    const out = new Uint8Array(Math.min(size, packed.length * 4096));
    return out.subarray(0, unpackLzw(packed, out, LZW));
  }
  if (page.packing === 8 || page.packing === 32946) return inflateFirst(packed.subarray(2), size, where);
  if (page.packing === 32773) return unpackBits(packed, size);
  if (page.packing === 7) return unpackJpeg(packed, page, where);
  throw new DataError(
    `${where}: expected a TIFF without compression or with LZW, Deflate, PackBits or JPEG, got compression ${page.packing}.`,
  );
}

/** TIFF 6.0, section 9. */
function unpackBits(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(Math.min(size, packed.length * 128));
  let filled = 0;
  for (let at = 0; at < packed.length && filled < out.length; ) {
    const count = packed[at++];
    if (count === 128) continue;
    if (count < 128) {
      const part = packed.subarray(at, at + Math.min(count + 1, out.length - filled));
      out.set(part, filled);
      filled += part.length;
      at += count + 1;
    } else {
      const end = Math.min(out.length, filled + 257 - count);
      out.fill(packed[at++] ?? 0, filled, end);
      filled = end;
    }
  }
  return out.subarray(0, filled);
}

/** A JPEG stream without its tables, which come from the page, as does what its colours mean. */
function unpackJpeg(
  packed: Uint8Array,
  { jpegTables, colour, piece, samples }: Page,
  where: string,
): Uint8Array {
  const tables = Uint8Array.from(jpegTables).subarray(2, -2);
  const adobe = samples === 3 ? [...ADOBE, colour === 6 ? 1 : 0] : [];
  const whole = new Uint8Array(2 + adobe.length + tables.length + Math.max(0, packed.length - 2));
  whole.set([0xff, 0xd8]);
  whole.set(adobe, 2);
  whole.set(tables, 2 + adobe.length);
  whole.set(packed.subarray(2), 2 + adobe.length + tables.length);
  const image = decodeJpeg(whole, where);
  if (image.width !== piece.width || image.channels !== samples) {
    throw new DataError(
      `${where}: expected JPEG data ${piece.width} wide of ${samples} samples in the TIFF file, got ${image.width} of ${image.channels}.`,
    );
  }
  return image.data;
}

/** The bits of a byte in reverse order. */
function reverse(byte: number): number {
  let out = 0;
  for (let i = 0; i < 8; i++) out |= ((byte >> i) & 1) << (7 - i);
  return out;
}
