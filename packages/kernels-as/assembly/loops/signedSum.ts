// Sums of numbers whose signs are those of differences.
import * as vec from "../math/vec";
import { high, low } from "./sumFloat64";

const SIGN = memory.data<u32>([0x80000000]);
/** Elements that are added up in float32 before their sum goes to a float64 one. */
const BLOCK = 64;

/**
 * Sum over j of sign(x[i] - x[j]) row[j], i in bytes; of row[j] alone where x is 0. Element j of the first n & -4 is added to lane j % 4, in
 * float32 over blocks of 64, then in float64; then (lane 0 + lane 2) + (lane 1 + lane 3), then the rest.
 */
export function signedSum(x: usize, row: usize, i: usize, n: i32): f64 {
  const own = x ? load<f32>(x + i) : 0;
  const fours = n & -4;
  let sum = ASC_FEATURE_SIMD
    ? vectorSum(x, row, own, fours)
    : laneSum(x, row, own, fours, 0) + laneSum(x, row, own, fours, 2) + (laneSum(x, row, own, fours, 1) + laneSum(x, row, own, fours, 3));
  for (let j = fours; j < n; ++j) sum += <f64>signedAt(x, row, own, j);
  return sum;
}

function vectorSum(x: usize, row: usize, own: f32, n: i32): f64 {
  const owns = f32x4.splat(own);
  let a = f64x2.splat(0), b = f64x2.splat(0);
  for (; n > 0; n -= BLOCK) {
    let s = f32x4.splat(0);
    const stop = row + (<usize>min(n, BLOCK) << 2);
    if (x) for (; row < stop; row += 16, x += 16) s = f32x4.add(s, signed<v128>(owns, v128.load(x), v128.load(row)));
    else for (; row < stop; row += 16) s = f32x4.add(s, v128.load(row));
    a = f64x2.add(a, low<f32>(s));
    b = f64x2.add(b, high<f32>(s));
  }
  a = f64x2.add(a, b);
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** The part of `vectorSum` that goes to one of its lanes. */
function laneSum(x: usize, row: usize, own: f32, n: i32, lane: i32): f64 {
  let sum: f64 = 0;
  for (let from = 0; from < n; from += BLOCK) {
    let part: f32 = 0;
    for (let j = from + lane, stop = min(from + BLOCK, n); j < stop; j += 4) part += signedAt(x, row, own, j);
    sum += <f64>part;
  }
  return sum;
}

function signedAt(x: usize, row: usize, own: f32, j: i32): f32 {
  const at = <usize>j << 2;
  return x ? signed<f32>(own, load<f32>(x + at), load<f32>(row + at)) : load<f32>(row + at);
}

/** sign(a - b) value. */
// @ts-ignore: decorator
@inline
export function signed<T>(a: T, b: T, value: T): T {
  const turned = vec.xor<T>(value, vec.and<T>(vec.sub<T>(a, b), vec.constant<T>(SIGN)));
  return vec.and<T>(turned, vec.ne<T>(a, b));
}
