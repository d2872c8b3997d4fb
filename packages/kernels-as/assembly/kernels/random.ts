// Random numbers as functions of (seed, stream, step, element): element e is made of word e % 4 of block e / 4 of
// Philox (math/philox.ts), so any range can be made by anyone, in any order.
import * as vec from "../math/vec";
import { log } from "../math/exp";
import { philoxFill, storeBlocks, word } from "../math/philox";
import { cos2pi, sin2pi } from "../math/sinCos";

const ULP = memory.data<f32>([5.9604644775390625e-8]); // 2^-24
const ONE = memory.data<f32>([1]);
const MINUS_TWO = memory.data<f32>([-2]);

/** y[i] = the 32 random bits of element first + i, i < n. `first` is unsigned. */
export function randomBits(y: usize, first: i32, n: i32, seedLow: i32, seedHigh: i32, stepLow: i32, stepHigh: i32, stream: i32): void {
  philoxFill<Bits>(y, first, n, seedLow, seedHigh, stepLow, stepHigh, stream);
}

/** y[i] = (bits >>> 8) 2^-24 of element first + i, in [0, 1). */
export function randomUniform(y: usize, first: i32, n: i32, seedLow: i32, seedHigh: i32, stepLow: i32, stepHigh: i32, stream: i32): void {
  philoxFill<Uniform>(y, first, n, seedLow, seedHigh, stepLow, stepHigh, stream);
}

/** y[i] = 2 u - 1 for the u of randomUniform, in [-1, 1); exact. */
export function randomSymmetric(y: usize, first: i32, n: i32, seedLow: i32, seedHigh: i32, stepLow: i32, stepHigh: i32, stream: i32): void {
  philoxFill<Symmetric>(y, first, n, seedLow, seedHigh, stepLow, stepHigh, stream);
}

/**
 * y[i] = standard normal of element first + i by Box and Muller (1958). Words 0 and 1 of a block make its elements 0
 * and 1, words 2 and 3 its elements 2 and 3: r cos(2 pi v) and r sin(2 pi v) with r = sqrt(-2 log(1 - u)), where u and
 * v are the uniforms of the two words. |y| <= 5.77.
 */
export function randomNormal(y: usize, first: i32, n: i32, seedLow: i32, seedHigh: i32, stepLow: i32, stepHigh: i32, stream: i32): void {
  philoxFill<Normal>(y, first, n, seedLow, seedHigh, stepLow, stepHigh, stream);
}

/** Words of a key: seedLow, seedHigh, stepLow, stepHigh, stream. */
const KEY = 5;

/** y[i] = randomUniform's element i under the key keys[cursor[0]], int32 [rows, 5]. */
export function drawUniform(y: usize, n: i32, keys: usize, cursor: usize): void {
  draw<Uniform>(y, n, keys, cursor);
}

/** As drawUniform, of randomSymmetric. */
export function drawSymmetric(y: usize, n: i32, keys: usize, cursor: usize): void {
  draw<Symmetric>(y, n, keys, cursor);
}

/** As drawUniform, of randomNormal. */
export function drawNormal(y: usize, n: i32, keys: usize, cursor: usize): void {
  draw<Normal>(y, n, keys, cursor);
}

function draw<T>(y: usize, n: i32, keys: usize, cursor: usize): void {
  const key = keys + (<usize>(load<i32>(cursor) * KEY) << 2);
  philoxFill<T>(y, 0, n, load<u32>(key), load<u32>(key, 4), load<u32>(key, 8), load<u32>(key, 12), load<u32>(key, 16));
}

// @ts-ignore: decorator
@inline function uniform(bits: u32): f32 {
  return <f32>(bits >> 8) * load<f32>(ULP);
}

// @ts-ignore: decorator
@inline function uniformV(bits: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(bits, 8)), vec.constant<v128>(ULP));
}

// @ts-ignore: decorator
@inline function symmetricV(bits: v128): v128 {
  const u = uniformV(bits);
  return f32x4.sub(f32x4.add(u, u), vec.constant<v128>(ONE));
}

class Bits {
  // @ts-ignore: decorator
  @inline store(y: usize, i: u32): void {
    store<u32>(y, word(i));
  }
  // @ts-ignore: decorator
  @inline storeV(y: usize, a: v128, b: v128, c: v128, d: v128): void {
    storeBlocks(y, a, b, c, d);
  }
}

class Uniform {
  // @ts-ignore: decorator
  @inline store(y: usize, i: u32): void {
    store<f32>(y, uniform(word(i)));
  }
  // @ts-ignore: decorator
  @inline storeV(y: usize, a: v128, b: v128, c: v128, d: v128): void {
    storeBlocks(y, uniformV(a), uniformV(b), uniformV(c), uniformV(d));
  }
}

class Symmetric {
  // @ts-ignore: decorator
  @inline store(y: usize, i: u32): void {
    const u = uniform(word(i));
    store<f32>(y, u + u - 1);
  }
  // @ts-ignore: decorator
  @inline storeV(y: usize, a: v128, b: v128, c: v128, d: v128): void {
    storeBlocks(y, symmetricV(a), symmetricV(b), symmetricV(c), symmetricV(d));
  }
}

class Normal {
  // @ts-ignore: decorator
  @inline store(y: usize, i: u32): void {
    const r = radius<f32>(uniform(word(i & 2)));
    const v = uniform(word(i | 1));
    store<f32>(y, r * ((i & 1) == 0 ? cos2pi<f32>(v) : sin2pi<f32>(v)));
  }
  // @ts-ignore: decorator
  @inline storeV(y: usize, a: v128, b: v128, c: v128, d: v128): void {
    const r = radius<v128>(uniformV(a));
    const s = radius<v128>(uniformV(c));
    const v = uniformV(b);
    const w = uniformV(d);
    const first = f32x4.mul(r, cos2pi<v128>(v));
    const second = f32x4.mul(r, sin2pi<v128>(v));
    storeBlocks(y, first, second, f32x4.mul(s, cos2pi<v128>(w)), f32x4.mul(s, sin2pi<v128>(w)));
  }
}

/** sqrt(-2 log(1 - u)); 1 - u is exact and never 0. */
// @ts-ignore: decorator
@inline function radius<T>(u: T): T {
  const fall = log<T>(vec.sub<T>(vec.constant<T>(ONE), u));
  return vec.sqrt<T>(vec.mul<T>(vec.constant<T>(MINUS_TWO), fall));
}
