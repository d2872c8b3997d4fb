// The loops of operations on two tensors that are broadcast against each other. The adapter has merged dimensions, so
// the innermost one, `columns`, is contiguous (step 1) or repeated (step 0) in each operand, and not repeated in both.
// `Op` is a class with one method `f`; S is f32 or i32. Strides and steps count elements.
import { BroadcastRow } from "../shared/boxRow";

/** y [rows, columns] = op.f(a, b), four elements at a time. */
export function block<Op, S>(a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32): void {
  const repeated = bRow == 0 && rows >= TILE && aStep == 1 && bStep == 1;
  if (ASC_FEATURE_SIMD && repeated && columns <= NARROW && (columns & 15) == 0) tiles<Op>(a, b, y, rows, columns, aRow);
  else lines<Op, S>(a, b, y, rows, columns, aRow, bRow, aStep, bStep);
}

/** `block`, row by row. */
export function lines<Op, S>(a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32): void {
  const op = changetype<Op>(<usize>0);
  for (; rows; --rows) {
    let p = a;
    let q = b;
    const end = y + ((<usize>columns) << 2);
    if (ASC_FEATURE_SIMD) {
      const stop = y + ((<usize>(columns & -4)) << 2);
      const far = y + ((<usize>(columns & -16)) << 2);
      if (!aStep) {
        const left = v128.load32_splat(a);
        for (; y < far; q += 64, y += 64) {
          v128.store(y, op.f<v128>(left, v128.load(q)));
          v128.store(y, op.f<v128>(left, v128.load(q, 16)), 16);
          v128.store(y, op.f<v128>(left, v128.load(q, 32)), 32);
          v128.store(y, op.f<v128>(left, v128.load(q, 48)), 48);
        }
        for (; y < stop; q += 16, y += 16) v128.store(y, op.f<v128>(left, v128.load(q)));
      } else if (!bStep) {
        const right = v128.load32_splat(b);
        for (; y < far; p += 64, y += 64) {
          v128.store(y, op.f<v128>(v128.load(p), right));
          v128.store(y, op.f<v128>(v128.load(p, 16), right), 16);
          v128.store(y, op.f<v128>(v128.load(p, 32), right), 32);
          v128.store(y, op.f<v128>(v128.load(p, 48), right), 48);
        }
        for (; y < stop; p += 16, y += 16) v128.store(y, op.f<v128>(v128.load(p), right));
      } else {
        for (; y < far; p += 64, q += 64, y += 64) {
          v128.store(y, op.f<v128>(v128.load(p), v128.load(q)));
          v128.store(y, op.f<v128>(v128.load(p, 16), v128.load(q, 16)), 16);
          v128.store(y, op.f<v128>(v128.load(p, 32), v128.load(q, 32)), 32);
          v128.store(y, op.f<v128>(v128.load(p, 48), v128.load(q, 48)), 48);
        }
        for (; y < stop; p += 16, q += 16, y += 16) v128.store(y, op.f<v128>(v128.load(p), v128.load(q)));
      }
    }
    for (; y < end; p += aStep << 2, q += bStep << 2, y += 4) store<S>(y, op.f<S>(load<S>(p), load<S>(q)));
    a += aRow << 2;
    b += bRow << 2;
  }
}

/** Columns up to which rows are so short that loops along them cost more than jumping from row to row. */
export const NARROW = 64;

/** Rows that keep a cache line of a repeated row in registers: of more, the processor fetches less ahead. */
export const TILE = 4;

/** `block` where b is one row for all rows of a, and columns come in sixteens. */
function tiles<Op>(a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32): void {
  const op = changetype<Op>(<usize>0);
  const bytes = <usize>columns << 2, stride = <usize>aRow << 2;
  for (; rows > 0; rows -= TILE) {
    const count = min(TILE, rows);
    for (let c: usize = 0; c < bytes; c += 64) {
      const b0 = v128.load(b + c), b1 = v128.load(b + c, 16), b2 = v128.load(b + c, 32), b3 = v128.load(b + c, 48);
      let p = a + c, q = y + c;
      for (let r = count; r > 0; --r, p += stride, q += bytes) {
        v128.store(q, op.f<v128>(v128.load(p), b0));
        v128.store(q, op.f<v128>(v128.load(p, 16), b1), 16);
        v128.store(q, op.f<v128>(v128.load(p, 32), b2), 32);
        v128.store(q, op.f<v128>(v128.load(p, 48), b3), 48);
      }
    }
    a += stride * TILE;
    y += bytes * TILE;
  }
}

/** y [rows, columns] = op.f(a, b), one element at a time: for operations that gain nothing from vectors. */
export function single<Op, S>(a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32): void {
  const op = changetype<Op>(<usize>0);
  for (; rows; --rows) {
    let p = a;
    let q = b;
    const end = y + ((<usize>columns) << 2);
    for (; y < end; p += aStep << 2, q += bStep << 2, y += 4) store<S>(y, op.f(load<S>(p), load<S>(q)));
    a += aRow << 2;
    b += bRow << 2;
  }
}

/** How many blocks there are over the outer dimensions, `rank` rows at `outer`. */
export function blocks(outer: usize, rank: i32): i32 {
  let count = 1;
  for (let d = 0; d < rank; ++d) count *= changetype<BroadcastRow>(outer + d * offsetof<BroadcastRow>()).size;
  return count;
}

/** Byte offset of block `i` in an operand, whose stride is the field at byte `stride` of a row. */
export function blockOffset(i: i32, outer: usize, rank: i32, stride: usize): usize {
  let offset = 0;
  for (let d = rank - 1; d >= 0; --d) {
    const row = outer + d * offsetof<BroadcastRow>();
    const size = changetype<BroadcastRow>(row).size;
    offset += (i % size) * load<i32>(row + stride);
    i /= size;
  }
  return offset << 2;
}
