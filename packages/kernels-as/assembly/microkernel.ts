// The innermost loop of every matrix product: a tile of C, 5 rows by 8 columns, stays in registers while k runs.
// Each element has one accumulator and k ascends, so no choice of blocks, panels or threads changes a bit.
import { madd } from "./simd";

/** Rows of a tile: a panel of A holds 5 floats for each k. */
export const ROWS = 5;
/** Columns of a tile: a panel of B holds 8 floats for each k. */
export const COLUMNS = 8;
/** Bytes of a whole tile. */
export const TILE: usize = 160;

/** c[5, 8] += a[k, 5]ᵀ b[k, 8], or = where `fresh`. `stride` is bytes between rows of c; k > 0. */
function tile(a: usize, b: usize, c: usize, stride: usize, k: i32, fresh: bool): void {
  if (ASC_FEATURE_SIMD) tileVector(a, b, c, stride, k, fresh);
  else tileScalar(a, b, c, stride, k, fresh);
}

function tileScalar(a: usize, b: usize, c: usize, stride: usize, k: i32, fresh: bool): void {
  for (let i = 0; i < ROWS; ++i) {
    for (let j = 0; j < COLUMNS; ++j) {
      const at = c + <usize>i * stride + (<usize>j << 2);
      store<f32>(at, dot(a + (<usize>i << 2), b + (<usize>j << 2), k, fresh ? 0 : load<f32>(at)));
    }
  }
}

/** sum + one row of a panel of A times one column of a panel of B. */
function dot(a: usize, b: usize, k: i32, sum: f32): f32 {
  const end = b + (<usize>k << 5);
  while (b != end) {
    sum += load<f32>(a) * load<f32>(b);
    a += 20;
    b += 32;
  }
  return sum;
}

// The first step stands before the loop so that V8 computes the splat addresses once (+25 % on Node 20); the loop is
// not unrolled and compares pointers because anything else spills or costs an instruction.
function tileVector(a: usize, b: usize, c: usize, stride: usize, k: i32, fresh: bool): void {
  let x00 = f32x4.splat(0);
  let x01 = f32x4.splat(0);
  let x10 = f32x4.splat(0);
  let x11 = f32x4.splat(0);
  let x20 = f32x4.splat(0);
  let x21 = f32x4.splat(0);
  let x30 = f32x4.splat(0);
  let x31 = f32x4.splat(0);
  let x40 = f32x4.splat(0);
  let x41 = f32x4.splat(0);
  if (!fresh) {
    let p = c;
    x00 = v128.load(p);
    x01 = v128.load(p, 16);
    p += stride;
    x10 = v128.load(p);
    x11 = v128.load(p, 16);
    p += stride;
    x20 = v128.load(p);
    x21 = v128.load(p, 16);
    p += stride;
    x30 = v128.load(p);
    x31 = v128.load(p, 16);
    p += stride;
    x40 = v128.load(p);
    x41 = v128.load(p, 16);
  }
  const end = b + (<usize>k << 5);
  let b0 = v128.load(b);
  let b1 = v128.load(b, 16);
  let s = v128.load32_splat(a, 0);
  x00 = madd(s, b0, x00);
  x01 = madd(s, b1, x01);
  s = v128.load32_splat(a, 4);
  x10 = madd(s, b0, x10);
  x11 = madd(s, b1, x11);
  s = v128.load32_splat(a, 8);
  x20 = madd(s, b0, x20);
  x21 = madd(s, b1, x21);
  s = v128.load32_splat(a, 12);
  x30 = madd(s, b0, x30);
  x31 = madd(s, b1, x31);
  s = v128.load32_splat(a, 16);
  x40 = madd(s, b0, x40);
  x41 = madd(s, b1, x41);
  a += 20;
  b += 32;
  while (b != end) {
    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    s = v128.load32_splat(a, 0);
    x00 = madd(s, b0, x00);
    x01 = madd(s, b1, x01);
    s = v128.load32_splat(a, 4);
    x10 = madd(s, b0, x10);
    x11 = madd(s, b1, x11);
    s = v128.load32_splat(a, 8);
    x20 = madd(s, b0, x20);
    x21 = madd(s, b1, x21);
    s = v128.load32_splat(a, 12);
    x30 = madd(s, b0, x30);
    x31 = madd(s, b1, x31);
    s = v128.load32_splat(a, 16);
    x40 = madd(s, b0, x40);
    x41 = madd(s, b1, x41);
    a += 20;
    b += 32;
  }
  v128.store(c, x00);
  v128.store(c, x01, 16);
  c += stride;
  v128.store(c, x10);
  v128.store(c, x11, 16);
  c += stride;
  v128.store(c, x20);
  v128.store(c, x21, 16);
  c += stride;
  v128.store(c, x30);
  v128.store(c, x31, 16);
  c += stride;
  v128.store(c, x40);
  v128.store(c, x41, 16);
}

/** As `tile`, of which only `rows` x `columns` exist in c: through a whole tile in `scratch`, by the same instructions. */
function edge(a: usize, b: usize, c: usize, stride: usize, k: i32, fresh: bool, rows: i32, columns: i32, scratch: usize): void {
  if (!fresh) move(c, stride, scratch, 32, rows, columns);
  tile(a, b, scratch, 32, k, fresh);
  move(scratch, 32, c, stride, rows, columns);
}

function move(from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; ++i) {
    for (let j: usize = 0; j < <usize>columns << 2; j += 4) store<f32>(to + j, load<f32>(from + j));
    from += fromStride;
    to += toStride;
  }
}

/** c[m, n] += A B, or = where `fresh`, from panels of A (5 rows each) and B (8 columns each), k deep. */
export function tiles(a: usize, b: usize, c: usize, stride: usize, m: i32, n: i32, k: i32, fresh: bool, scratch: usize): void {
  const panelA = <usize>k * 20;
  const panelB = <usize>k << 5;
  for (let j = 0; j < n; j += COLUMNS) {
    let pa = a;
    let pc = c;
    for (let i = 0; i < m; i += ROWS) {
      if (m - i >= ROWS && n - j >= COLUMNS) tile(pa, b, pc, stride, k, fresh);
      else edge(pa, b, pc, stride, k, fresh, min(m - i, ROWS), min(n - j, COLUMNS), scratch);
      pa += panelA;
      pc += stride * ROWS;
    }
    b += panelB;
    c += COLUMNS << 2;
  }
}
