/** Reads the entropy-coded bits of a scan, most significant first. Stuffed zeros are dropped; behind a marker come zeros. */
export interface Bits {
  readonly bytes: Uint8Array;
  /** The next byte to take in; stays on a marker, or at the end. */
  at: number;
  /** The lowest `count` bits of it are still to be read. */
  held: number;
  count: number;
  /** Zeros among the bits held that are in no file. */
  invented: number;
}

/** Bits from `at` on. */
export function bitsFrom(bytes: Uint8Array, at: number): Bits {
  return { bytes, at, held: 0, count: 0, invented: 0 };
}

/** Takes in bytes until 25 bits are held at least. */
export function fill(bits: Bits): void {
  const { bytes } = bits;
  while (bits.count <= 24) {
    let byte = 0;
    if (bits.at >= bytes.length || (bytes[bits.at] === 0xff && bytes[bits.at + 1] !== 0)) bits.invented += 8;
    else {
      byte = bytes[bits.at];
      bits.at += byte === 0xff ? 2 : 1;
    }
    bits.held = (bits.held << 8) | byte;
    bits.count += 8;
  }
}

/** Whether bits were read that are in no file. */
export function overran({ count, invented }: Bits): boolean {
  return count < invented;
}

/** The next `n` bits (0 to 16) as a number. */
export function receive(bits: Bits, n: number): number {
  if (bits.count < n) fill(bits);
  bits.count -= n;
  return (bits.held >>> bits.count) & ((1 << n) - 1);
}

/** The next `n` bits (0 to 16) as a signed number: T.81, F.2.2.1 (EXTEND). */
export function receiveSigned(bits: Bits, n: number): number {
  const value = receive(bits, n);
  return n > 0 && value < 1 << (n - 1) ? value - (1 << n) + 1 : value;
}
