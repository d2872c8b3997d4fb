// Sine and cosine of whole turns, over T = f32 or v128 like math/exp.ts.
import * as vec from "./vec";
import * as int from "./vecInt";

const ONE = memory.data<f32>([1]);
const HALF = memory.data<f32>([0.5]);
const ROUND = memory.data<f32>([12582912]); // as in math/exp.ts
const SIGN = memory.data<i32>([i32.MIN_VALUE]);
const FOUR = memory.data<f32>([4]);
const QUARTER = memory.data<f32>([0.25]);
const TWO_PI = memory.data<f32>([6.28318530717958648]);

// (sin t - t) / t^3 and (cos t - 1 + t^2/2) / t^4 of t^2, |t| <= pi / 4.
const S0 = memory.data<f32>([-1.6666654611e-1]);
const S1 = memory.data<f32>([8.3321608736e-3]);
const S2 = memory.data<f32>([-1.9515295891e-4]);
const C0 = memory.data<f32>([4.166664568298827e-2]);
const C1 = memory.data<f32>([-1.388731625493765e-3]);
const C2 = memory.data<f32>([2.443315711809948e-5]);

/** sin(2 pi u + quarters pi / 2), u in [0, 1): the reduction to an eighth of a turn is exact. Within 1.5e-7. */
// @ts-ignore: decorator
@inline function sinCos<T>(u: T, quarters: i32): T {
  const round = vec.constant<T>(ROUND);
  const n = vec.add<T>(vec.mul<T>(u, vec.constant<T>(FOUR)), round);
  const rest = vec.sub<T>(u, vec.mul<T>(vec.sub<T>(n, round), vec.constant<T>(QUARTER)));
  const t = vec.mul<T>(rest, vec.constant<T>(TWO_PI));
  const z = vec.mul<T>(t, t);
  let s = vec.add<T>(vec.mul<T>(vec.constant<T>(S2), z), vec.constant<T>(S1));
  s = vec.add<T>(vec.mul<T>(s, z), vec.constant<T>(S0));
  s = vec.add<T>(vec.mul<T>(vec.mul<T>(s, z), t), t);
  let c = vec.add<T>(vec.mul<T>(vec.constant<T>(C2), z), vec.constant<T>(C1));
  c = vec.add<T>(vec.mul<T>(c, z), vec.constant<T>(C0));
  c = vec.mul<T>(vec.mul<T>(c, z), z);
  c = vec.add<T>(vec.sub<T>(c, vec.mul<T>(z, vec.constant<T>(HALF))), vec.constant<T>(ONE));
  const quadrant = int.add<T>(n, vec.bits<T>(quarters)); // its lowest bit swaps, the next one negates
  const y = vec.choose<T>(int.shiftRight<T>(int.shiftLeft<T>(quadrant, 31), 31), c, s);
  return vec.xor<T>(y, vec.and<T>(int.shiftLeft<T>(quadrant, 30), vec.constant<T>(SIGN)));
}

/** sin(2 pi u), u in [0, 1). Within 1.5e-7. */
// @ts-ignore: decorator
@inline export function sin2pi<T>(u: T): T {
  return sinCos<T>(u, 0);
}

/** cos(2 pi u), u in [0, 1). Within 1.5e-7. */
// @ts-ignore: decorator
@inline export function cos2pi<T>(u: T): T {
  return sinCos<T>(u, 1);
}
