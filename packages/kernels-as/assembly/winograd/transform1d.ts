// Winograd's F(4, 2): along one side of a tile, 5 products in place of 8 give 4 sums of 2 terms. They are values of
// polynomials at 0, 1, -1, 2 and infinity: y_i = x_i g_0 + x_(i+1) g_1 is y = Aᵀ ((G g) * (Bᵀ x)), and the gradient of g
// is Gᵀ ((A y) * (Bᵀ x)). Doubling is adding to itself, so only G has constants.
//
//        ⎡ 2 -1 -2  1  0 ⎤      ⎡  1/2   0  ⎤      ⎡ 1  0  0  0 ⎤
//        ⎢ 0 -2 -1  1  0 ⎥      ⎢ -1/2 -1/2 ⎥      ⎢ 1  1  1  1 ⎥
//   Bᵀ = ⎢ 0  2 -3  1  0 ⎥  G = ⎢ -1/6  1/6 ⎥  A = ⎢ 1 -1  1 -1 ⎥
//        ⎢ 0 -1  0  1  0 ⎥      ⎢  1/6  1/3 ⎥      ⎢ 1  2  4  8 ⎥
//        ⎣ 0  2 -1 -2  1 ⎦      ⎣   0    1  ⎦      ⎣ 0  0  0  1 ⎦
import { add, mul, splat, sub } from "../math/vec";

/** Products along a side of a tile, and positions. */
export const IN_TILE = 5;
export const OUT_TILE = 4;
/** Products of a tile. */
export const PRODUCTS = 25;

/** Bᵀ x. */
// @ts-ignore: decorator
@inline
export function inputTransform1d<T>(x0: T, x1: T, x2: T, x3: T, x4: T, to: usize, step: usize): void {
  const t = sub<T>(x3, x1);
  store<T>(to, first<T>(t, x0, x2));
  store<T>(to + step, second<T>(t, x1, x2));
  store<T>(to + 2 * step, third<T>(t, x1, x2));
  store<T>(to + 3 * step, t);
  store<T>(to + 4 * step, fifth<T>(t, x2, x4));
}

// Its elements, where t = x3 - x1; the fourth is t itself.

// @ts-ignore: decorator
@inline
function first<T>(t: T, x0: T, x2: T): T {
  const u = sub<T>(x0, x2);
  return add<T>(t, add<T>(u, u));
}

// @ts-ignore: decorator
@inline
function second<T>(t: T, x1: T, x2: T): T {
  return sub<T>(t, add<T>(x1, x2));
}

// @ts-ignore: decorator
@inline
function third<T>(t: T, x1: T, x2: T): T {
  const v = sub<T>(x1, x2);
  return add<T>(t, add<T>(v, add<T>(v, v)));
}

// @ts-ignore: decorator
@inline
function fifth<T>(t: T, x2: T, x4: T): T {
  return sub<T>(sub<T>(x4, x2), add<T>(t, t));
}

/** A y. */
// @ts-ignore: decorator
@inline
export function gradTransform1d<T>(y0: T, y1: T, y2: T, y3: T, to: usize, step: usize): void {
  const even = add<T>(y0, y2);
  const odd = add<T>(y1, y3);
  const twice = add<T>(y3, y3);
  const inner = add<T>(y2, twice);
  const next = add<T>(y1, add<T>(inner, inner));
  store<T>(to, y0);
  store<T>(to + step, add<T>(even, odd));
  store<T>(to + 2 * step, sub<T>(even, odd));
  store<T>(to + 3 * step, add<T>(y0, add<T>(next, next)));
  store<T>(to + 4 * step, y3);
}

/** Aᵀ m. Gives 0, or NaN where an element of m is not finite. */
// @ts-ignore: decorator
@inline
export function outputTransform1d<T>(m0: T, m1: T, m2: T, m3: T, m4: T, y0: usize, y1: usize, y2: usize, y3: usize): T {
  const even = add<T>(m1, m2);
  const odd = sub<T>(m1, m2);
  const two = add<T>(m3, m3);
  const four = add<T>(two, two);
  const low = add<T>(add<T>(m0, even), m3);
  const high = add<T>(add<T>(odd, add<T>(four, four)), m4);
  store<T>(y0, low);
  store<T>(y1, add<T>(odd, two));
  store<T>(y2, add<T>(even, four));
  store<T>(y3, high);
  return add<T>(sub<T>(low, low), sub<T>(high, high));
}

/** Gᵀ m. Gives what toPositionsSide gives. */
// @ts-ignore: decorator
@inline
export function filterGradTransform1d<T>(m0: T, m1: T, m2: T, m3: T, m4: T, g0: usize, g1: usize): T {
  const half = splat<T>(0.5);
  const sixth = splat<T>(1.0 / 6.0);
  const low = add<T>(mul<T>(sub<T>(m0, m1), half), mul<T>(sub<T>(m3, m2), sixth));
  const high = add<T>(sub<T>(mul<T>(add<T>(m2, add<T>(m3, m3)), sixth), mul<T>(m1, half)), m4);
  store<T>(g0, low);
  store<T>(g1, high);
  return add<T>(sub<T>(low, low), sub<T>(high, high));
}

// The same elements one at a time, of the runs whose addresses are 0, 5, 10, 15 and 20 words into the table at `p`.

export class First {
  @inline f<T>(p: usize, i: usize): T {
    return first<T>(difference<T>(p, i), run<T>(p, 0, i), run<T>(p, 10, i));
  }
}

export class Second {
  @inline f<T>(p: usize, i: usize): T {
    return second<T>(difference<T>(p, i), run<T>(p, 5, i), run<T>(p, 10, i));
  }
}

export class Third {
  @inline f<T>(p: usize, i: usize): T {
    return third<T>(difference<T>(p, i), run<T>(p, 5, i), run<T>(p, 10, i));
  }
}

export class Fourth {
  @inline f<T>(p: usize, i: usize): T {
    return difference<T>(p, i);
  }
}

export class Fifth {
  @inline f<T>(p: usize, i: usize): T {
    return fifth<T>(difference<T>(p, i), run<T>(p, 10, i), run<T>(p, 20, i));
  }
}

/** x3 - x1. */
// @ts-ignore: decorator
@inline
function difference<T>(p: usize, i: usize): T {
  return sub<T>(run<T>(p, 15, i), run<T>(p, 5, i));
}

/** The floats at byte `i` of the run whose address is `which` words into the table at `p`. */
// @ts-ignore: decorator
@inline
export function run<T>(p: usize, which: usize, i: usize): T {
  return load<T>(load<usize>(p + 4 * which) + i);
}
