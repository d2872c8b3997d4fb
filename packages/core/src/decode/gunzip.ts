import { Gunzip } from 'fflate';
import { crc32 } from '../encode/crc32.ts';
import { DataError } from '../errors.ts';
import { checkRatio, push, ROUND } from './inflate.ts';
import { joinBytes } from './joinBytes.ts';

/** Whether the bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * A gzip file of one member or several, whose contents follow each other, unpacked by the same code on every platform.
 * `sizeOf` is asked, with the first bytes of the content (at most 64), how long the content must be; not one byte more is
 * kept. Throws DataError for what is truncated, damaged, of another length, or followed by other bytes.
 */
export function gunzip(bytes: Uint8Array, sizeOf: (head: Uint8Array) => number, where: string): Uint8Array {
  if (bytes.length < headerEnd(bytes, where) + 8)
    throw new DataError(`${where}: expected a whole gzip file, got ${bytes.length} bytes.`);
  const size = sizeOf(peek(bytes, where));
  checkRatio(bytes, size, where);
  const content = new Uint8Array(size);
  let filled = 0;
  let begin = 0;
  const unpacker = new Gunzip((piece) => {
    if (piece.length > size - filled)
      throw new DataError(`${where}: expected ${size} bytes when unpacked, got more.`);
    content.set(piece, filled);
    filled += piece.length;
  });
  unpacker.onmember = (end) => {
    checkTrailer(totalOf(content.subarray(begin, filled)), bytes.subarray(end - 8, end), where);
    begin = filled;
  };
  for (let at = 0; at < bytes.length; at += ROUND)
    push(unpacker, bytes.subarray(at, at + ROUND), at + ROUND >= bytes.length, where);
  checkTrailer(totalOf(content.subarray(begin, filled)), bytes.subarray(bytes.length - 8), where);
  if (filled < size) throw new DataError(`${where}: expected ${size} bytes when unpacked, got ${filled}.`);
  return content;
}

/**
 * The content of a gzip file, piece by piece, from its bytes in pieces. Throws DataError for what is truncated or damaged, at the end of
 * the member that is.
 */
export async function* gunzipEach(
  packed: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<Uint8Array> {
  let total = { crc: 0, length: 0 };
  let out: Uint8Array[] = [];
  let [tail, tailAt] = [new Uint8Array(0), 0]; // of the packed bytes: a trailer may lie across two pieces
  const unpacker = new Gunzip((piece) => {
    total = { crc: crc32(piece, total.crc), length: total.length + piece.length };
    out.push(piece);
  });
  unpacker.onmember = (end) => {
    checkTrailer(total, tail.subarray(end - 8 - tailAt, end - tailAt), where);
    total = { crc: 0, length: 0 };
  };
  let isFirst = true;
  for await (const piece of packed) {
    if (isFirst) headerEnd(piece, where);
    isFirst = false;
    for (let at = 0; at < piece.length; at += ROUND) {
      const round = piece.subarray(at, at + ROUND);
      const kept = tail.subarray(Math.max(0, tail.length - 8));
      tailAt += tail.length - kept.length;
      tail = joinBytes(kept, round);
      push(unpacker, round, false, where);
      yield* out;
      out = [];
    }
  }
  if (tailAt + tail.length < 18)
    throw new DataError(`${where}: expected a whole gzip file, got ${tailAt + tail.length} bytes.`);
  push(unpacker, new Uint8Array(0), true, where);
  yield* out;
  checkTrailer(total, tail.subarray(tail.length - 8), where);
}

/** Of a member's content, what its trailer has. */
interface Total {
  readonly crc: number;
  readonly length: number;
}

const totalOf = (content: Uint8Array): Total => ({ crc: crc32(content), length: content.length });

/** RFC 1952: checksum and length of a member's content, little-endian. */
function checkTrailer({ crc, length }: Total, trailer: Uint8Array, where: string): void {
  const view = new DataView(trailer.buffer, trailer.byteOffset, 8);
  if (view.getUint32(4, true) !== length % 2 ** 32) {
    throw new DataError(
      `${where}: expected ${length} bytes of content, got ${view.getUint32(4, true)} at the end of the gzip file: it is truncated or damaged.`,
    );
  }
  if (crc !== view.getUint32(0, true)) {
    throw new DataError(
      `${where}: expected a gzip file with a right checksum, got a wrong one: it is damaged.`,
    );
  }
}

/** The first 64 bytes of the content, or as many as there are. */
function peek(bytes: Uint8Array, where: string): Uint8Array {
  const head = new Uint8Array(64);
  let filled = 0;
  const unpacker = new Gunzip((piece) => {
    const part = piece.subarray(0, head.length - filled);
    head.set(part, filled);
    filled += part.length;
  });
  for (let at = 0; at < bytes.length && filled < head.length; at += 512)
    push(unpacker, bytes.subarray(at, at + 512), false, where);
  return head.slice(0, filled);
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
