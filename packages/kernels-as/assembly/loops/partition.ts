// How passes over elements are shared out among threads.

/** Elements that take one thread long enough, some 30 microseconds, for others to be of help. */
const WORTH: f64 = 262144;

/** Into how many parts, `most` at most, a pass over so many elements is worth cutting: 1, do not. */
export function partsOf(rows: i32, columns: i32, most: i32, threads: i32): i32 {
  if (<f64>rows * <f64>columns < WORTH) return 1;
  return min(most, threads << 1);
}

/** Where part `part` of n begins. */
export function share(n: i32, part: i32, parts: i32): i32 {
  return <i32>((<i64>n * part) / parts);
}

/** Into how many parts a pass over n elements is cut, `worth` of which take some 50 microseconds: 1, do not. */
export function piecesOf(n: i32, worth: i32, threads: i32): i32 {
  return n < worth ? 1 : threads << 1;
}

/** Where part `part` of n elements begins, in elements: on a cache line. */
export function piece(n: i32, part: i32, parts: i32): i32 {
  return min(share((n + 15) >> 4, part, parts) << 4, n);
}

/** Elements that a formula shorter than the loop around it, and one that fills the registers, take long for. */
export const SHORT = 262144;
export const LONG = 65536;
