// Activations of neural nets and their gradients. Formulas over T = f32 or v128 (math/vec.ts), so that the builds agree.
// A NaN stays one: `pmax` and `pmin` keep the NaN of their first operand.
import * as sigmoids from "../math/sigmoid";
import { mapExp } from "../loops/elementwiseExp";
import * as vec from "../math/vec";
import * as int from "../math/vecInt";
import { map, mapPart, zip, zipLongPart, zipPart } from "../loops/elementwise";
import { expm1, EXPM1_LOW } from "../math/exp";
import { MIN_ELEMENTS, MIN_ELEMENTS_LONG, partsFor } from "../loops/partition";

const ONE = memory.data<f32>([1]);
const SIGN = memory.data<i32>([i32.MIN_VALUE]);
const SELU_SCALE = memory.data<f32>([1.0507009873554804934193349852946]);
const SELU_SCALE_ALPHA = memory.data<f32>([1.7580993408473768599402175208123]);

class Clip { @inline f<T>(x: T, low: T, high: T): T { return vec.pmin<T>(vec.pmax<T>(x, low), high); } }
class Relu { @inline f<T>(x: T, zero: T, _b: T): T { return vec.pmax<T>(x, zero); } }

/** LeakyRelu where 0 < alpha <= 1. */
class LeakyMost { @inline f<T>(x: T, alpha: T, _b: T): T { return vec.pmax<T>(x, vec.mul<T>(alpha, x)); } }

class LeakyRelu {
  @inline f<T>(x: T, alpha: T, _b: T): T {
    return vec.choose<T>(vec.lt<T>(x, vec.bits<T>(0)), vec.mul<T>(alpha, x), x);
  }
}

class Elu {
  @inline f<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
    // -|x|, clamped as an unsigned integer: among negative floats, the smaller one has the larger bits. For x > 0 the result is x: e^-x - 1 is smaller.
    const down = int.minUnsigned<T>(vec.or<T>(x, vec.constant<T>(SIGN)), vec.constant<T>(EXPM1_LOW));
    return vec.pmax<T>(x, expm1<T>(down, log2e, lifted, h, l, e0, e1, e2, e3, e4));
  }
}

class Selu {
  @inline f<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
    const down = vec.pmax<T>(x, vec.constant<T>(EXPM1_LOW));
    const negative = vec.mul<T>(expm1<T>(down, log2e, lifted, h, l, e0, e1, e2, e3, e4), vec.constant<T>(SELU_SCALE_ALPHA));
    return vec.choose<T>(vec.lt<T>(x, vec.bits<T>(0)), negative, vec.mul<T>(x, vec.constant<T>(SELU_SCALE)));
  }
}

class EluGrad {
  @inline f<T>(dy: T, y: T, one: T, zero: T): T {
    return vec.mul<T>(dy, vec.add<T>(vec.pmin<T>(y, zero), one));
  }
}

class ReluGrad {
  @inline f<T>(x: T, dy: T, _a: T, _b: T): T {
    return vec.and<T>(vec.lt<T>(vec.bits<T>(0), x), dy);
  }
}

/** `change` is alpha xor 1, so that alpha xor change is 1. */
class LeakyReluGrad {
  @inline f<T>(x: T, dy: T, alpha: T, change: T): T {
    const positive = vec.lt<T>(vec.bits<T>(0), x);
    return vec.mul<T>(dy, vec.xor<T>(alpha, vec.and<T>(positive, change)));
  }
}

class TanhGrad { @inline f<T>(x: T, dy: T, _a: T): T { return vec.mul<T>(dy, sigmoids.tanhDerivative<T>(x)); } }
class SigmoidGrad { @inline f<T>(x: T, dy: T, _a: T): T { return vec.mul<T>(dy, sigmoids.sigmoidDerivative<T>(x)); } }

/** y[i] = x[i], but at least 0. */
export function relu(x: usize, y: usize, n: i32, part: i32, parts: i32, thread: i32): void {
  mapPart<Relu>(x, y, n, 0, 0, part, parts);
}
export function reluParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS, threads << 1); }
/** y[i] = x[i], but at least low and at most high. */
export function clip(x: usize, y: usize, n: i32, low: f32, high: f32): void { map<Clip>(x, y, n, low, high); }
/** y[i] = x[i] < 0 ? alpha x[i] : x[i]. */
export function leakyRelu(x: usize, y: usize, n: i32, alpha: f32, part: i32, parts: i32, thread: i32): void {
  if (alpha > 0 && alpha <= 1) mapPart<LeakyMost>(x, y, n, alpha, 0, part, parts);
  else mapPart<LeakyRelu>(x, y, n, alpha, 0, part, parts);
}
export function leakyReluParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS, threads << 1); }
/** y[i] = x[i] < 0 ? e^x[i] - 1 : x[i]. */
export function elu(x: usize, y: usize, n: i32): void { mapExp<Elu>(x, y, n); }
/** y[i] = 1.0507 (x[i] < 0 ? 1.6733 (e^x[i] - 1) : x[i]) (Klambauer et al. 2017). */
export function selu(x: usize, y: usize, n: i32): void { mapExp<Selu>(x, y, n); }
/** dx[i] = y[i] < 0 ? dy[i] (y[i] + 1) : dy[i], y = elu(x). */
export function eluGrad(dy: usize, y: usize, dx: usize, n: i32): void { zip<EluGrad>(dy, y, dx, n, load<f32>(ONE)); }
/** dx[i] = x[i] > 0 ? dy[i] : 0. */
export function reluGrad(x: usize, dy: usize, dx: usize, n: i32, part: i32, parts: i32, thread: i32): void {
  zipPart<ReluGrad>(x, dy, dx, n, 0, 0, part, parts);
}
export function reluGradParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS, threads << 1); }
/** dx[i] = x[i] > 0 ? dy[i] : alpha dy[i]. */
export function leakyReluGrad(x: usize, dy: usize, dx: usize, n: i32, alpha: f32, part: i32, parts: i32, thread: i32): void {
  zipPart<LeakyReluGrad>(x, dy, dx, n, alpha, vec.xor<f32>(alpha, 1), part, parts);
}
export function leakyReluGradParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS, threads << 1); }
/** dx[i] = dy[i] (1 - tanh(x[i])^2). */
export function tanhGrad(x: usize, dy: usize, dx: usize, n: i32, part: i32, parts: i32, thread: i32): void {
  zipLongPart<TanhGrad>(x, dy, dx, n, part, parts);
}
export function tanhGradParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS_LONG, threads << 1); }
/** dx[i] = dy[i] s (1 - s), s = sigmoid(x[i]). */
export function sigmoidGrad(x: usize, dy: usize, dx: usize, n: i32, part: i32, parts: i32, thread: i32): void {
  zipLongPart<SigmoidGrad>(x, dy, dx, n, part, parts);
}
export function sigmoidGradParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS_LONG, threads << 1); }

/** y[i] = x[i], but at least low and at most high, int32. */
export function clipInt(x: usize, y: usize, n: i32, low: i32, high: i32): void {
  const end = y + ((<usize>n) << 2);
  for (; y < end; x += 4, y += 4) store<i32>(y, min(max(load<i32>(x), low), high));
}
