// Sine and cosine of whole turns, over T = f32 or v128 like math/exp.ts.
import * as lane from "./vec";
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
@inline function turn<T>(u: T, quarters: i32): T {
  const round = lane.at<T>(ROUND);
  const n = lane.add<T>(lane.mul<T>(u, lane.at<T>(FOUR)), round);
  const rest = lane.sub<T>(u, lane.mul<T>(lane.sub<T>(n, round), lane.at<T>(QUARTER)));
  const t = lane.mul<T>(rest, lane.at<T>(TWO_PI));
  const z = lane.mul<T>(t, t);
  let s = lane.add<T>(lane.mul<T>(lane.at<T>(S2), z), lane.at<T>(S1));
  s = lane.add<T>(lane.mul<T>(s, z), lane.at<T>(S0));
  s = lane.add<T>(lane.mul<T>(lane.mul<T>(s, z), t), t);
  let c = lane.add<T>(lane.mul<T>(lane.at<T>(C2), z), lane.at<T>(C1));
  c = lane.add<T>(lane.mul<T>(c, z), lane.at<T>(C0));
  c = lane.mul<T>(lane.mul<T>(c, z), z);
  c = lane.add<T>(lane.sub<T>(c, lane.mul<T>(z, lane.at<T>(HALF))), lane.at<T>(ONE));
  const quadrant = int.add<T>(n, lane.bits<T>(quarters)); // its lowest bit swaps, the next one negates
  const y = lane.choose<T>(int.shiftRight<T>(int.shiftLeft<T>(quadrant, 31), 31), c, s);
  return lane.xor<T>(y, lane.and<T>(int.shiftLeft<T>(quadrant, 30), lane.at<T>(SIGN)));
}

/** sin(2 pi u), u in [0, 1). Within 1.5e-7. */
// @ts-ignore: decorator
@inline export function sin2pi<T>(u: T): T {
  return turn<T>(u, 0);
}

/** cos(2 pi u), u in [0, 1). Within 1.5e-7. */
// @ts-ignore: decorator
@inline export function cos2pi<T>(u: T): T {
  return turn<T>(u, 1);
}
