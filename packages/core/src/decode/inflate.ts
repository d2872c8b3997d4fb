import { type Gunzip, Inflate } from 'fflate';
import { DataError } from '../errors.ts';

/** Deflate cannot do better than 1032 to 1. */
const BEST_RATIO = 1032;

/** Input per round; a round's output is at most 1032 times that, however hostile the stream. */
export const ROUND = 16384;

/** Refuses packed bytes that are too few for what they promise. */
export function checkRatio(packed: Uint8Array, size: number, where: string): void {
  if (size > (packed.length + 1) * BEST_RATIO) {
    throw new DataError(
      `${where}: expected ${size} bytes when unpacked, got ${packed.length} packed bytes, too few.`,
    );
  }
}

/**
 * The first `size` bytes of raw deflate data, piece by piece. Reads no further, and begins only when the input is long
 * enough for them. Throws DataError where it ends before or is damaged; `where` names the file.
 */
export function inflateEach(
  deflated: Uint8Array,
  size: number,
  where: string,
  take: (piece: Uint8Array) => void,
): void {
  checkRatio(deflated, size, where);
  let left = size;
  const inflater = new Inflate((piece) => {
    const part = piece.subarray(0, left);
    left -= part.length;
    if (part.length > 0) take(part);
  });
  for (let at = 0; at < deflated.length && left > 0; at += ROUND)
    push(inflater, deflated.subarray(at, at + ROUND), false, where);
  if (left > 0) throw new DataError(`${where}: expected ${size} bytes when unpacked, got ${size - left}.`);
}

/** The same from packed bytes that come in pieces, as pieces. */
export async function* inflatePieces(
  deflated: AsyncIterable<Uint8Array>,
  size: number,
  where: string,
): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  let left = size;
  const inflater = new Inflate((piece) => {
    const part = piece.subarray(0, left);
    left -= part.length;
    if (part.length > 0) out.push(part);
  });
  for await (const piece of deflated) {
    for (let at = 0; at < piece.length && left > 0; at += ROUND) {
      push(inflater, piece.subarray(at, at + ROUND), false, where);
      yield* out;
      out = [];
    }
  }
  if (left > 0) throw new DataError(`${where}: expected ${size} bytes when unpacked, got ${size - left}.`);
}

/** Raw deflate data from its first `size` bytes on, in one piece; as `inflateEach`. */
export function inflateFirst(deflated: Uint8Array, size: number, where: string): Uint8Array {
  let out: Uint8Array | undefined;
  let filled = 0;
  inflateEach(deflated, size, where, (piece) => {
    out ??= new Uint8Array(size);
    out.set(piece, filled);
    filled += piece.length;
  });
  return out ?? new Uint8Array(0);
}

/** Pushes packed bytes to fflate, whose complaints become DataErrors. */
export function push(inflater: Inflate | Gunzip, bytes: Uint8Array, last: boolean, where: string): void {
  try {
    inflater.push(bytes, last);
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${where}: expected whole packed data, got "${(error as Error).message}".`);
  }
}
