// y = f(x), one kernel a function. Formulas over T = f32 or v128 (math/vec.ts), so that the builds agree.
import * as sigmoids from "../math/sigmoid";
import { mapExp } from "../loops/elementwiseExp";
import * as vec from "../math/vec";
import { map, mapLong, mapLongPart } from "../loops/elementwise";
import * as math from "../math/exp";
import { MIN_ELEMENTS_LONG, partsFor } from "../loops/partition";
import * as sinCos from "../math/sinCos";

const ONE = memory.data<f32>([1]);
const SIGN = memory.data<i32>([i32.MIN_VALUE]);
const DIGITS = memory.data<i32>([i32.MAX_VALUE]);

// V8 makes the masks of f32x4.abs and f32x4.neg anew for every vector: here they come with the call.
class Abs { @inline f<T>(x: T, digits: T, _b: T): T { return vec.and<T>(x, digits); } }
class Neg { @inline f<T>(x: T, sign: T, _b: T): T { return vec.xor<T>(x, sign); } }
class Ceil { @inline f<T>(x: T, _a: T, _b: T): T { return vec.ceil<T>(x); } }
class Floor { @inline f<T>(x: T, _a: T, _b: T): T { return vec.floor<T>(x); } }
class Round { @inline f<T>(x: T, _a: T, _b: T): T { return vec.nearest<T>(x); } }
class Sqrt { @inline f<T>(x: T, _a: T, _b: T): T { return vec.sqrt<T>(x); } }
class Rsqrt { @inline f<T>(x: T, _a: T, _b: T): T { return vec.div<T>(vec.constant<T>(ONE), vec.sqrt<T>(x)); } }
class Square { @inline f<T>(x: T, _a: T, _b: T): T { return vec.mul<T>(x, x); } }
class Reciprocal { @inline f<T>(x: T, _a: T, _b: T): T { return vec.div<T>(vec.constant<T>(ONE), x); } }
class Exp { @inline f<T>(x: T, _a: T, _b: T): T { return math.exp<T>(x); } }
class Log { @inline f<T>(x: T, _a: T, _b: T): T { return math.log<T>(x); } }
class Log1p { @inline f<T>(x: T, _a: T, _b: T): T { return math.log1p<T>(x); } }
class Sin2pi { @inline f<T>(x: T, _a: T, _b: T): T { return sinCos.sin2pi<T>(x); } }
class Cos2pi { @inline f<T>(x: T, _a: T, _b: T): T { return sinCos.cos2pi<T>(x); } }
class Tanh { @inline f<T>(x: T, _a: T, _b: T): T { return sigmoids.tanh<T>(x); } }
class Softplus { @inline f<T>(x: T, _a: T, _b: T): T { return sigmoids.softplus<T>(x); } }
class Erf { @inline f<T>(x: T, _a: T, _b: T): T { return sigmoids.erf<T>(x); } }

class Sigmoid {
  @inline f<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
    return sigmoids.sigmoid<T>(x, log2e, lifted, h, l, e0, e1, e2, e3, e4);
  }
}

class Sign {
  @inline f<T>(x: T, _a: T, _b: T): T {
    const zero = vec.bits<T>(0);
    const one = vec.constant<T>(ONE);
    return vec.sub<T>(vec.and<T>(vec.lt<T>(zero, x), one), vec.and<T>(vec.lt<T>(x, zero), one));
  }
}

class Step {
  @inline f<T>(x: T, alpha: T, _b: T): T {
    const y = vec.choose<T>(vec.lt<T>(vec.bits<T>(0), x), vec.constant<T>(ONE), alpha);
    return vec.choose<T>(vec.eq<T>(x, x), y, x);
  }
}

class IsNan { @inline f<T>(x: T, _a: T, _b: T): T { return vec.and<T>(vec.ne<T>(x, x), vec.bits<T>(1)); } }

class IsFinite {
  @inline f<T>(x: T, _a: T, _b: T): T {
    return vec.and<T>(vec.lt<T>(vec.abs<T>(x), vec.splat<T>(Infinity)), vec.bits<T>(1));
  }
}

/** y[i] = |x[i]|. */
export function abs(x: usize, y: usize, n: i32): void { map<Abs>(x, y, n, load<f32>(DIGITS)); }
/** y[i] = -x[i]. */
export function neg(x: usize, y: usize, n: i32): void { map<Neg>(x, y, n, load<f32>(SIGN)); }
/** y[i] = ceil(x[i]). */
export function ceil(x: usize, y: usize, n: i32): void { map<Ceil>(x, y, n); }
/** y[i] = floor(x[i]). */
export function floor(x: usize, y: usize, n: i32): void { map<Floor>(x, y, n); }
/** y[i] = the integer nearest to x[i], halves to even. */
export function round(x: usize, y: usize, n: i32): void { map<Round>(x, y, n); }
/** y[i] = -1, 0 or 1; 0 for NaN. */
export function sign(x: usize, y: usize, n: i32): void { map<Sign>(x, y, n); }
/** y[i] = sqrt(x[i]). */
export function sqrt(x: usize, y: usize, n: i32): void { map<Sqrt>(x, y, n); }
/** y[i] = 1 / sqrt(x[i]). */
export function rsqrt(x: usize, y: usize, n: i32): void { map<Rsqrt>(x, y, n); }
/** y[i] = x[i]^2. */
export function square(x: usize, y: usize, n: i32): void { map<Square>(x, y, n); }
/** y[i] = 1 / x[i]. */
export function reciprocal(x: usize, y: usize, n: i32): void { map<Reciprocal>(x, y, n); }
/** y[i] = e^x[i]. */
export function exp(x: usize, y: usize, n: i32): void { mapLong<Exp>(x, y, n); }
/** y[i] = log x[i]. */
export function log(x: usize, y: usize, n: i32): void { mapLong<Log>(x, y, n); }
/** y[i] = log(1 + x[i]). */
export function log1p(x: usize, y: usize, n: i32): void { mapLong<Log1p>(x, y, n); }
/** y[i] = sin(2 pi x[i]), x in [0, 1). */
export function sin2pi(x: usize, y: usize, n: i32): void { mapLong<Sin2pi>(x, y, n); }
/** y[i] = cos(2 pi x[i]), x in [0, 1). */
export function cos2pi(x: usize, y: usize, n: i32): void { mapLong<Cos2pi>(x, y, n); }
/** y[i] = 1 / (1 + e^-x[i]). */
export function sigmoid(x: usize, y: usize, n: i32): void { mapExp<Sigmoid>(x, y, n); }
/** y[i] = tanh x[i]. */
export function tanh(x: usize, y: usize, n: i32, part: i32, parts: i32, thread: i32): void { mapLongPart<Tanh>(x, y, n, part, parts); }
export function tanhParts(n: i32, threads: i32): i32 { return partsFor(n, MIN_ELEMENTS_LONG, threads << 1); }
/** y[i] = log(1 + e^x[i]). */
export function softplus(x: usize, y: usize, n: i32): void { mapLong<Softplus>(x, y, n); }
/** y[i] = erf x[i]. */
export function erf(x: usize, y: usize, n: i32): void { mapLong<Erf>(x, y, n); }
/** y[i] = x[i] > 0 ? 1 : alpha; NaN for NaN. */
export function step(x: usize, y: usize, n: i32, alpha: f32): void { map<Step>(x, y, n, alpha); }
/** y[i] = 1 where x[i] is finite, else 0; int32. */
export function isFinite(x: usize, y: usize, n: i32): void { map<IsFinite>(x, y, n); }
/** y[i] = 1 where x[i] is NaN, else 0; int32. */
export function isNan(x: usize, y: usize, n: i32): void { map<IsNan>(x, y, n); }
