// Circular and hyperbolic functions, one by one: in float64 by AssemblyScript's own functions, a port of musl's, then
// rounded once, so below 0.51 ULP on the full range and the same on every machine.
import * as op from "../shared/op";

/** y[i] = f(x[i]), float32; `code` says which f (op.ts). */
export function transcendental(code: i32, x: usize, y: usize, n: i32): void {
  for (const end = x + ((<usize>n) << 2); x < end; x += 4, y += 4) store<f32>(y, <f32>value(code, load<f32>(x)));
}

function value(code: i32, x: f64): f64 {
  switch (code) {
    case op.SIN: return NativeMath.sin(x);
    case op.COS: return NativeMath.cos(x);
    case op.TAN: return NativeMath.sin(x) / NativeMath.cos(x);
    case op.ASIN: return NativeMath.atan2(x, Math.sqrt((1 - x) * (1 + x)));
    case op.ACOS: return NativeMath.atan2(Math.sqrt((1 - x) * (1 + x)), x);
    case op.ATAN: return NativeMath.atan(x);
    case op.SINH: return sinh(x);
    case op.COSH: return cosh(x);
    case op.ASINH: return asinh(x);
    case op.ACOSH: return x < 1 ? NaN : NativeMath.log1p(x - 1 + Math.sqrt((x - 1) * (x + 1)));
    case op.ATANH: return 0.5 * NativeMath.log1p((2 * x) / (1 - x));
  }
  return NativeMath.expm1(x);
}

/** (e^x - e^-x) / 2 of e = e^|x| - 1; what float32 cannot hold is cut off first, for e / (e + 1). */
function sinh(x: f64): f64 {
  const e = NativeMath.expm1(Math.min(Math.abs(x), 100));
  return f64.copysign(0.5 * (e + e / (e + 1)), x);
}

function cosh(x: f64): f64 {
  const e = NativeMath.expm1(Math.min(Math.abs(x), 100));
  return 1 + (0.5 * e * e) / (e + 1);
}

function asinh(x: f64): f64 {
  if (x - x != 0) return x;
  const square = x * x;
  return f64.copysign(NativeMath.log1p(Math.abs(x) + square / (1 + Math.sqrt(1 + square))), x);
}
