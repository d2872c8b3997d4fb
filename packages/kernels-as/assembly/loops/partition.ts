// How a kernel's outputs are cut into parts for threads. Parts are outputs, never terms of a sum, so cuts do not affect results.

/** Floats per cache line: parts that begin on one share no line with their neighbours. */
export const LINE_FLOATS = 16;

/** Elements from which a pass takes one thread long enough, some 30 microseconds, for others to help. */
export const MIN_ELEMENTS: f64 = 262144;
/** The same for formulas that fill the registers. */
export const MIN_ELEMENTS_LONG: f64 = 65536;

/** `parts`, or 1 where `work` is less than `minWork` and a second thread would cost more time than it saves. */
export function partsFor(work: f64, minWork: f64, parts: i32): i32 {
  return work < minWork ? 1 : parts;
}

/** Where part `part` of `parts` of n begins: at a multiple of `align`, or at n. */
export function partStart(n: i32, align: i32, part: i32, parts: i32): i32 {
  const units = (n + align - 1) / align;
  return min(n, <i32>((<i64>units * part) / parts) * align);
}
