// Sizes in bytes that take whole cache lines. T is i32, or f64 where sizes may be too large for one.

/** At least `bytes`, a multiple of 64. */
export function aligned<T>(bytes: T): T {
  if (isFloat<T>()) return <T>(Math.ceil(<f64>bytes / 64) * 64);
  return <T>((<i32>bytes + 63) & ~63);
}
