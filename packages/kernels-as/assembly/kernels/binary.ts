// y = f(a, b) with broadcasting, for float32 and for int32. Codes: op.ts; the shape arguments: loops/broadcast.ts.
import { block, blockOffset, blocks, single } from "../loops/broadcast";
import * as vec from "../math/vec";
import { BroadcastRow } from "../shared/boxRow";
import * as op from "../shared/op";
import { LINE_FLOATS, MIN_ELEMENTS, partsFor, partStart } from "../loops/partition";
import { prelu } from "../loops/prelu";

class Add { @inline f<T>(a: T, b: T): T { return vec.add<T>(a, b); } }
class Sub { @inline f<T>(a: T, b: T): T { return vec.sub<T>(a, b); } }
class Mul { @inline f<T>(a: T, b: T): T { return vec.mul<T>(a, b); } }
class Div { @inline f<T>(a: T, b: T): T { return vec.div<T>(a, b); } }
class Max { @inline f<T>(a: T, b: T): T { return vec.max<T>(a, b); } }
class Min { @inline f<T>(a: T, b: T): T { return vec.min<T>(a, b); } }

class SquaredDifference {
  @inline f<T>(a: T, b: T): T {
    const d = vec.sub<T>(a, b);
    return vec.mul<T>(d, d);
  }
}

/** AssemblyScript's own, a port of musl's: float64 inside, so below 0.6 ULP, and the same on every machine. */
class Pow { f(a: f32, b: f32): f32 { return NativeMathf.pow(a, b); } }

class Atan2 { f(a: f32, b: f32): f32 { return <f32>NativeMath.atan2(a, b); } }

class Hypot { f(a: f32, b: f32): f32 { return <f32>Math.sqrt(<f64>a * a + <f64>b * b); } }

/** The remainder with the sign of b. */
class Mod {
  f(a: f32, b: f32): f32 {
    const rest = NativeMath.mod(a, b);
    const alike = (a < 0 && b < 0) || (a >= 0 && b >= 0);
    return <f32>(alike ? rest : NativeMath.mod(rest + <f64>b, b));
  }
}

/** int32, in the bits of a float. Beyond its range the nearest int32; 0 where it is not finite. */
class FloorDiv {
  f(a: f32, b: f32): f32 {
    const y = Math.floor(<f64>a / <f64>b);
    return reinterpret<f32>(y == y && y - y == 0 ? <i32>y : 0);
  }
}

class AddInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return i32x4.add(a, b); else return a + b; } }
class SubInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return i32x4.sub(a, b); else return a - b; } }
class MulInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return i32x4.mul(a, b); else return a * b; } }
class MaxInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return i32x4.max_s(a, b); else return a > b ? a : b; } }
class MinInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return i32x4.min_s(a, b); else return a < b ? a : b; } }

class SquaredDifferenceInt {
  @inline f<T>(a: T, b: T): T {
    if (isVector<T>()) {
      const d = i32x4.sub(a, b);
      return i32x4.mul(d, d);
    } else return (a - b) * (a - b);
  }
}

/** Towards 0; 0 where b is 0. */
class DivInt { f(a: i32, b: i32): i32 { return b == -1 ? -a : b ? a / b : 0; } }

/** Downwards; 0 where b is 0. */
class FloorDivInt {
  f(a: i32, b: i32): i32 {
    if (b == -1) return -a;
    return b ? a / b - i32(a % b != 0 && (a ^ b) < 0) : 0;
  }
}

/** The remainder with the sign of b; 0 where b is 0. */
class ModInt {
  f(a: i32, b: i32): i32 {
    if (b == 0) return 0;
    const rest = a % b;
    return rest != 0 && (rest ^ b) < 0 ? rest + b : rest;
  }
}

/** Modulo 2^32; the fraction of a negative power is dropped, 0 to one is 0. */
class PowInt {
  f(a: i32, b: i32): i32 {
    if (b < 0) return a == 1 || a == -1 ? (b & 1 ? a : 1) : 0;
    let y = 1;
    for (; b; b >>= 1, a *= a) if (b & 1) y *= a;
    return y;
  }
}

/**
 * y = f(a, b), float32; `FLOOR_DIV` gives int32. a and b are broadcast to y [outer..., rows, columns]. A part is some of the
 * rows, of a single one some of the columns.
 */
export function binary(
  code: i32, a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32, outer: usize,
  rank: i32, part: i32, parts: i32, thread: i32
): void {
  if (parts > 1) {
    const n = rows > 1 ? rows : columns;
    const align = rows > 1 ? 1 : LINE_FLOATS;
    const from = partStart(n, align, part, parts), count = partStart(n, align, part + 1, parts) - from;
    a += <usize>(from * (rows > 1 ? aRow : aStep)) << 2;
    b += <usize>(from * (rows > 1 ? bRow : bStep)) << 2;
    y += <usize>(from * (rows > 1 ? columns : 1)) << 2;
    if (rows > 1) rows = count;
    else columns = count;
  }
  const size = (<usize>(rows * columns)) << 2;
  const count = blocks(outer, rank);
  for (let i = 0; i < count; ++i, y += size) {
    const p = a + blockOffset(i, outer, rank, offsetof<BroadcastRow>("aStride"));
    const q = b + blockOffset(i, outer, rank, offsetof<BroadcastRow>("bStride"));
    switch (code) {
      case op.ADD: block<Add, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.SUB: block<Sub, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MUL: block<Mul, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.DIV: block<Div, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MAX: block<Max, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MIN: block<Min, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.SQUARED_DIFFERENCE: block<SquaredDifference, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.PRELU: prelu(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.POW: single<Pow, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.ATAN2: single<Atan2, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.HYPOT: single<Hypot, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MOD: single<Mod, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.FLOOR_DIV: single<FloorDiv, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
    }
  }
}

export function binaryParts(rows: i32, columns: i32, rank: i32, threads: i32): i32 {
  return rank == 0 ? partsFor(rows * columns, MIN_ELEMENTS, threads << 1) : 1;
}

/** y = f(a, b), int32 (bool is 0 or 1), modulo 2^32. a and b are broadcast to y [outer..., rows, columns]. */
export function binaryInt(code: i32, a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32, outer: usize, rank: i32): void {
  const size = (<usize>(rows * columns)) << 2;
  const count = blocks(outer, rank);
  for (let i = 0; i < count; ++i, y += size) {
    const p = a + blockOffset(i, outer, rank, offsetof<BroadcastRow>("aStride"));
    const q = b + blockOffset(i, outer, rank, offsetof<BroadcastRow>("bStride"));
    switch (code) {
      case op.ADD: block<AddInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.SUB: block<SubInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MUL: block<MulInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.DIV: single<DivInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MAX: block<MaxInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MIN: block<MinInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.SQUARED_DIFFERENCE: block<SquaredDifferenceInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.POW: single<PowInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.MOD: single<ModInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.FLOOR_DIV: single<FloorDivInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
    }
  }
}
