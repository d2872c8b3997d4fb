// Matrix products. Every float32 element is summed in ascending k from +0 with one accumulator.
import { productOfMatrices } from "../gemm/operands";
import { multiply, productParts } from "../gemm/driver";
import { PANELS_A, PRODUCT_BYTES } from "../gemm/blocking";
import { suitsGemv, gemv } from "../gemm/gemv";
import { multiplyTransposed, suitsTransposed } from "../gemm/transposed";

/**
 * c[batch, m, n] = op(a)[m, k] op(b)[k, n] for each of `batch`; op transposes where its flag is not 0. `aStep`, `bStep`:
 * elements from one matrix to the next (0 repeats it).
 */
export function matMul(
  a: usize, b: usize, c: usize, batch: i32, aStep: i32, bStep: i32, m: i32, n: i32, k: i32, transposeA: i32, transposeB: i32,
  workspace: usize, part: i32, parts: i32, thread: i32
): void {
  workspace += <usize>thread * PRODUCT_BYTES;
  const transposed = suitsTransposed(m, n, k, transposeA, transposeB);
  const p = transposed ? productOfMatrices(workspace, n, m, k, 0, 1) : productOfMatrices(workspace, m, n, k, transposeA, transposeB);
  const isVector = parts == 1 && suitsGemv(m, n, k);
  for (let i = 0; i < batch; ++i) {
    p.a = transposed ? b : a;
    p.b = transposed ? a : b;
    p.c = c;
    if (ASC_FEATURE_SIMD && isVector) gemv(transposeA != 0, a, transposeB != 0, b, c, m, n, k, workspace + PANELS_A);
    else if (ASC_FEATURE_SIMD && transposed) multiplyTransposed(p, c, part, parts);
    else multiply(workspace, part, parts);
    a += <usize>aStep << 2;
    b += <usize>bStep << 2;
    c += <usize>(m * n) << 2;
  }
}

/** A product per thread. */
export function matMulWorkspace(threads: i32): f64 { return <f64>PRODUCT_BYTES * threads; }
export function matMulParts(m: i32, n: i32, k: i32, threads: i32): i32 { return productParts(m, n, k, threads); }

/** As matMul, of int32, modulo 2^32. */
export function matMulInt(
  a: usize, b: usize, c: usize, batch: i32, aStep: i32, bStep: i32, m: i32, n: i32, k: i32, transposeA: i32, transposeB: i32
): void {
  const aRow = <usize>(transposeA ? 1 : k) << 2;
  const aColumn = <usize>(transposeA ? m : 1) << 2;
  const bRow = <usize>(transposeB ? 1 : n) << 2;
  const bColumn = <usize>(transposeB ? k : 1) << 2;
  for (let t = 0; t < batch; ++t) {
    for (let i = 0; i < m; ++i) {
      for (let j = 0; j < n; ++j) {
        store<i32>(c, dotInt(a + <usize>i * aRow, aColumn, b + <usize>j * bColumn, bRow, k));
        c += 4;
      }
    }
    a += <usize>aStep << 2;
    b += <usize>bStep << 2;
  }
}

function dotInt(a: usize, aStep: usize, b: usize, bStep: usize, k: i32): i32 {
  let sum = 0;
  for (; k > 0; --k) {
    sum += load<i32>(a) * load<i32>(b);
    a += aStep;
    b += bStep;
  }
  return sum;
}
