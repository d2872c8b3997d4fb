/** The arithmetic decoder of VP8: RFC 6386, 7. */
export interface Bools {
  readonly bytes: Uint8Array;
  at: number;
  /** The part of the interval that is left: 128 to 255. */
  range: number;
  /** The value in it, with `count` more bits behind the 8 that are compared. */
  value: number;
  count: number;
}

/** Decodes these bytes from the first on; behind the end are zeros. */
export function bools(bytes: Uint8Array): Bools {
  return { bytes, at: 0, range: 255, value: 0, count: -8 };
}

/** A bit that is 0 with a chance of `chance` in 256. */
export function bool(from: Bools, chance: number): number {
  if (from.count < 0) {
    from.value = (from.value << 16) | ((from.bytes[from.at] ?? 0) << 8) | (from.bytes[from.at + 1] ?? 0);
    from.at += 2;
    from.count += 16;
  }
  const split = 1 + (((from.range - 1) * chance) >> 8);
  const big = split << from.count;
  let bit = 0;
  if (from.value >= big) {
    from.value -= big;
    from.range -= split;
    bit = 1;
  } else from.range = split;
  // Doubles the interval until it is 128 at least.
  const shift = Math.clz32(from.range) - 24;
  from.range <<= shift;
  from.count -= shift;
  return bit;
}

/** A number of `n` bits, highest first. */
export function literal(from: Bools, n: number): number {
  let value = 0;
  for (let i = 0; i < n; i++) value = value * 2 + bool(from, 128);
  return value;
}

/** A number of `n` bits and its sign, if a bit says that there is one; else what stands for it. */
export function optional(from: Bools, n: number, otherwise = 0): number {
  if (bool(from, 128) === 0) return otherwise;
  const value = literal(from, n);
  return bool(from, 128) === 1 ? -value : value;
}
