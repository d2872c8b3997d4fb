import { DataError } from '../../errors.ts';

/** Reads bits from the lowest of each byte on. */
export interface LowBits {
  readonly bytes: Uint8Array;
  readonly where: string;
  at: number;
  held: number;
  count: number;
}

/** Bits of these bytes from the first on. */
export function lowBits(bytes: Uint8Array, where: string): LowBits {
  return { bytes, where, at: 0, held: 0, count: 0 };
}

/** Takes in bytes until 24 bits are held at least, zeros behind the end. */
export function take(bits: LowBits): void {
  while (bits.count <= 23) {
    bits.held |= (bits.bytes[bits.at++] ?? 0) << bits.count;
    bits.count += 8;
  }
  // Some bytes are held ahead; a file that lacks many more than these is cut off.
  if (bits.at > bits.bytes.length + 8)
    throw new DataError(
      `${bits.where}: expected a whole WebP picture, got an end: it is truncated or damaged.`,
    );
}

/** The next `n` bits (0 to 16) as a number. */
export function readBits(bits: LowBits, n: number): number {
  if (bits.count < n) take(bits);
  const value = bits.held & ((1 << n) - 1);
  bits.held >>>= n;
  bits.count -= n;
  return value;
}
