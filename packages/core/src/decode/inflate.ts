import { Inflate } from 'fflate';
import { DataError } from '../errors.ts';

/** Deflate cannot do better than 1032 to 1. */
const BEST_RATIO = 1032;

/** Input per round; a round's output is at most 1032 times that, however hostile the stream. */
const ROUND = 16384;

/**
 * Raw deflate data that is known to hold `size` bytes. Stops as soon as there are more, and allocates nothing when the
 * input is too short for them. `where` names the file in errors.
 */
export function inflate(deflated: Uint8Array, size: number, where: string): Uint8Array {
  if (size > (deflated.length + 1) * BEST_RATIO) {
    throw new DataError(
      `${where}: expected ${size} bytes when unpacked, got ${deflated.length} packed bytes, too few.`,
    );
  }
  const out = new Uint8Array(size);
  let filled = 0;
  const inflater = new Inflate((chunk) => {
    if (chunk.length > size - filled) {
      throw new DataError(`${where}: expected ${size} bytes when unpacked, got more.`);
    }
    out.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < deflated.length; at += ROUND) {
    if (filled === size && deflated.length - at > ROUND) {
      throw new DataError(`${where}: expected packed data to end, got ${deflated.length - at} bytes more.`);
    }
    push(inflater, deflated.subarray(at, at + ROUND), at + ROUND >= deflated.length, where);
  }
  if (filled < size) throw new DataError(`${where}: expected ${size} bytes when unpacked, got ${filled}.`);
  return out;
}

function push(inflater: Inflate, bytes: Uint8Array, last: boolean, where: string): void {
  try {
    inflater.push(bytes, last);
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${where}: expected whole packed data, got "${(error as Error).message}".`);
  }
}
