import { Inflate } from 'fflate';
import { crc32 } from '../encode/crc32.ts';
import { DataError } from '../errors.ts';
import { inflate } from './inflate.ts';

/** Whether the bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * A gzip file with one member, unpacked by the same code on every platform. `sizeOf` is asked, with the first bytes of
 * the content (at most 64), how long the content must be; not one byte more is unpacked. Throws DataError for what is
 * truncated, damaged, of another length, or followed by other bytes.
 */
export function gunzip(bytes: Uint8Array, sizeOf: (head: Uint8Array) => number, where: string): Uint8Array {
  const begin = headerEnd(bytes, where);
  if (bytes.length < begin + 8)
    throw new DataError(`${where}: expected a whole gzip file, got ${bytes.length} bytes.`);
  const packed = bytes.subarray(begin, bytes.length - 8);
  const size = sizeOf(peek(packed, where));
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  if (trailer.getUint32(4, true) !== size % 2 ** 32) {
    throw new DataError(
      `${where}: expected ${size} bytes of content, got ${trailer.getUint32(4, true)} at the end of the gzip file: it is truncated or damaged.`,
    );
  }
  const content = inflate(packed, size, where);
  if (crc32(content) !== trailer.getUint32(0, true)) {
    throw new DataError(
      `${where}: expected a gzip file with a right checksum, got a wrong one: it is damaged.`,
    );
  }
  return content;
}

/** The first 64 bytes of the content, or as many as there are. */
function peek(packed: Uint8Array, where: string): Uint8Array {
  let head = new Uint8Array(0);
  const inflater = new Inflate((chunk) => {
    const joined = new Uint8Array(head.length + chunk.length);
    joined.set(head);
    joined.set(chunk, head.length);
    head = joined;
  });
  try {
    for (let at = 0; at < packed.length && head.length < 64; at += 512)
      inflater.push(packed.subarray(at, at + 512));
  } catch (error) {
    throw new DataError(`${where}: expected whole packed data, got "${(error as Error).message}".`);
  }
  return head.slice(0, 64);
}

/** Offset of the packed data. RFC 1952: ten bytes, then extra field, name, comment and checksum as the flags say. */
function headerEnd(bytes: Uint8Array, where: string): number {
  if (!isGzip(bytes) || bytes[2] !== 8 || bytes[3] & 0xe0) {
    throw new DataError(`${where}: expected a gzip file, got other bytes at 0.`);
  }
  const flags = bytes[3];
  let at = 10;
  if (flags & 4) at += 2 + bytes[at] + 256 * bytes[at + 1];
  for (const flag of [8, 16]) {
    if (flags & flag) at = bytes.indexOf(0, at) + 1 || Number.NaN;
  }
  if (flags & 2) at += 2;
  if (!(at <= bytes.length))
    throw new DataError(`${where}: expected a whole gzip header, got ${bytes.length} bytes.`);
  return at;
}
