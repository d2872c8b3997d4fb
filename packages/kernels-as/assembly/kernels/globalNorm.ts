// The length of all gradients together.
import { high, low } from "../loops/sumFloat64";
import { TensorRow } from "../shared/optimizerRows";

/**
 * y[0] = sqrt(sum of x[i]^2 over all x). `table` has a TensorRow for each. Squares and sums in float64: element i of an x goes to lane
 * i % 4, the lanes continue from one x to the next, then (lane 0 + lane 2) + (lane 1 + lane 3).
 */
export function globalNorm(table: usize, rows: i32, y: usize): void {
  let s0: f64 = 0, s1: f64 = 0, s2: f64 = 0, s3: f64 = 0;
  for (const end = table + <usize>rows * offsetof<TensorRow>(); table < end; table += offsetof<TensorRow>()) {
    let x = changetype<TensorRow>(table).x;
    const n = changetype<TensorRow>(table).n;
    const fours = x + ((<usize>(n >> 2)) << 4);
    if (ASC_FEATURE_SIMD) {
      let a = f64x2(s0, s1), b = f64x2(s2, s3);
      for (; x < fours; x += 16) {
        const v = v128.load(x);
        const p = low<f32>(v), q = high<f32>(v);
        a = f64x2.add(a, f64x2.mul(p, p));
        b = f64x2.add(b, f64x2.mul(q, q));
      }
      s0 = f64x2.extract_lane(a, 0);
      s1 = f64x2.extract_lane(a, 1);
      s2 = f64x2.extract_lane(b, 0);
      s3 = f64x2.extract_lane(b, 1);
    } else {
      for (; x < fours; x += 16) {
        s0 += square(load<f32>(x));
        s1 += square(load<f32>(x, 4));
        s2 += square(load<f32>(x, 8));
        s3 += square(load<f32>(x, 12));
      }
    }
    if (n & 3) s0 += square(load<f32>(x));
    if ((n & 3) > 1) s1 += square(load<f32>(x, 4));
    if ((n & 3) > 2) s2 += square(load<f32>(x, 8));
  }
  store<f32>(y, <f32>sqrt<f64>(s0 + s2 + (s1 + s3)));
}

// @ts-ignore: decorator
@inline
function square(x: f32): f64 {
  return <f64>x * <f64>x;
}
