import { DataError } from '../../errors.ts';
import { pause } from '../pause.ts';
import type { Reading } from '../types.ts';
import { readerOf } from './body.ts';
import type { ElementType } from './types.ts';

const PIECE = 2 ** 18;
const SLACK = 1e-3; // of ranges, for numbers that were rounded

/** How numbers become 0..255, not rounded. */
export interface Scale {
  of(value: number): number;
  /** What the numbers were taken for, where that is a guess. */
  readonly note?: string;
}

/**
 * The scale of an array, by the range of all its numbers: 0..1, -1..1, 0..255 and 8 bits with a sign are what they say; larger
 * integers keep the upper 8 of the bits that the largest needs; all else goes from its least to its most. Throws DataError for
 * numbers that are not finite.
 */
export async function scaleOf(
  bodies: () => AsyncIterable<Uint8Array>,
  type: ElementType,
  where: string,
  reading: Reading,
): Promise<Scale> {
  if (type.kind === 'bool') return { of: (value) => (value ? 255 : 0) };
  if (type.kind === 'unsigned' && type.bytes === 1) return { of: (value) => value };
  if (type.kind === 'signed' && type.bytes === 1) return { of: (value) => value + 128 };
  const { least, most, whole } = await rangeOf(bodies(), type, where, reading);
  if (least >= -SLACK && most <= 1 + SLACK) return { of: (value) => value * 255 };
  if (least >= -1 - SLACK && most <= 1 + SLACK) return { of: (value) => (value + 1) * 127.5 };
  if (least >= -SLACK && most <= 255 + SLACK) return { of: (value) => value };
  if (least >= 0 && whole) {
    let bits = 8;
    while (2 ** bits <= most) bits++;
    return {
      of: (value) => Math.floor(value / 2 ** (bits - 8)),
      note: `${where}: numbers up to ${most} are taken as ${bits} bits, of which the upper 8 are kept.`,
    };
  }
  return {
    of: (value) => ((value - least) / (most - least)) * 255,
    note: `${where}: numbers from ${least} to ${most} are spread over black to white.`,
  };
}

async function rangeOf(
  bodies: AsyncIterable<Uint8Array>,
  type: ElementType,
  where: string,
  reading: Reading,
) {
  let [least, most, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  let done = 0;
  for await (const body of bodies) {
    const read = readerOf(body, type);
    const count = body.length / type.bytes;
    for (let i = 0; i < count; i++) {
      const value = read(i);
      if (!Number.isFinite(value))
        throw new DataError(`${where}: expected finite numbers, got ${value} at ${done + i}.`);
      if (value < least) least = value;
      if (value > most) most = value;
      if (whole && !Number.isInteger(value)) whole = false;
      if (i % PIECE === 0) await pause(reading);
    }
    done += count;
  }
  return { least, most, whole };
}
