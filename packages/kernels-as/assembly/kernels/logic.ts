// Comparisons (with broadcasting), selection and casts. Truth is int32 0 or 1.
import { block, blockOffset, blocks } from "../loops/broadcast";
import * as vec from "../math/vec";
import * as int from "../math/vecInt";
import { map } from "../loops/elementwise";
import { BroadcastRow } from "../shared/boxRow";
import * as op from "../shared/op";

class Equal { @inline f<T>(a: T, b: T): T { return vec.and<T>(vec.eq<T>(a, b), vec.bits<T>(1)); } }
class NotEqual { @inline f<T>(a: T, b: T): T { return vec.and<T>(vec.ne<T>(a, b), vec.bits<T>(1)); } }
class Less { @inline f<T>(a: T, b: T): T { return vec.and<T>(vec.lt<T>(a, b), vec.bits<T>(1)); } }
class LessEqual { @inline f<T>(a: T, b: T): T { return vec.and<T>(vec.le<T>(a, b), vec.bits<T>(1)); } }
class EqualInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return one(i32x4.eq(a, b)); else return i32(a == b); } }
class NotEqualInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return one(i32x4.ne(a, b)); else return i32(a != b); } }
class LessInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return one(i32x4.lt_s(a, b)); else return i32(a < b); } }
class LessEqualInt { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return one(i32x4.le_s(a, b)); else return i32(a <= b); } }
class And { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return one(v128.and(isTrue(a), isTrue(b))); else return i32(a != 0) & i32(b != 0); } }
class Or { @inline f<T>(a: T, b: T): T { if (isVector<T>()) return one(isTrue(v128.or(a, b))); else return i32((a | b) != 0); } }

/** 1 where the mask is set. */
// @ts-ignore: decorator
@inline function one(mask: v128): v128 { return i32x4.shr_u(mask, 31); }

// @ts-ignore: decorator
@inline function isTrue(x: v128): v128 { return i32x4.ne(x, i32x4.splat(0)); }

class ToFloat { @inline f<T>(x: T, _a: T, _b: T): T { return int.toFloat<T>(x); } }
class ToInt { @inline f<T>(x: T, _a: T, _b: T): T { return int.truncate<T>(x); } }
class IsTrue { @inline f<T>(x: T, _a: T, _b: T): T { return vec.and<T>(vec.ne<T>(x, vec.bits<T>(0)), vec.bits<T>(1)); } }
class IsTrueInt { @inline f<T>(x: T, a: T, _b: T): T { return vec.choose<T>(int.eq<T>(x, vec.bits<T>(0)), x, vec.bits<T>(1)); } }
class Not { @inline f<T>(x: T, _a: T, _b: T): T { return vec.and<T>(int.eq<T>(x, vec.bits<T>(0)), vec.bits<T>(1)); } }

/** y = 1 where f(a, b), else 0: float32 in, int32 out. a and b are broadcast to y [outer..., rows, columns]. */
export function compare(code: i32, a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32, outer: usize, rank: i32): void {
  const size = (<usize>(rows * columns)) << 2;
  const count = blocks(outer, rank);
  for (let i = 0; i < count; ++i, y += size) {
    const p = a + blockOffset(i, outer, rank, offsetof<BroadcastRow>("aStride"));
    const q = b + blockOffset(i, outer, rank, offsetof<BroadcastRow>("bStride"));
    switch (code) {
      case op.EQUAL: block<Equal, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.NOT_EQUAL: block<NotEqual, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.LESS: block<Less, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.LESS_EQUAL: block<LessEqual, f32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
    }
  }
}

/** y = 1 where f(a, b), else 0: int32 or bool in, int32 out. a and b are broadcast to y [outer..., rows, columns]. */
export function compareInt(code: i32, a: usize, b: usize, y: usize, rows: i32, columns: i32, aRow: i32, bRow: i32, aStep: i32, bStep: i32, outer: usize, rank: i32): void {
  const size = (<usize>(rows * columns)) << 2;
  const count = blocks(outer, rank);
  for (let i = 0; i < count; ++i, y += size) {
    const p = a + blockOffset(i, outer, rank, offsetof<BroadcastRow>("aStride"));
    const q = b + blockOffset(i, outer, rank, offsetof<BroadcastRow>("bStride"));
    switch (code) {
      case op.EQUAL: block<EqualInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.NOT_EQUAL: block<NotEqualInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.LESS: block<LessInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.LESS_EQUAL: block<LessEqualInt, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.AND: block<And, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
      case op.OR: block<Or, i32>(p, q, y, rows, columns, aRow, bRow, aStep, bStep); break;
    }
  }
}

/** y[i] = x[i] ? 0 : 1, int32. */
export function logicalNot(x: usize, y: usize, n: i32): void { map<Not>(x, y, n); }
/** y[i] = x[i] as float32, from int32. */
export function toFloat(x: usize, y: usize, n: i32): void { map<ToFloat>(x, y, n); }
/** y[i] = x[i] as int32, from float32: towards 0, the nearest int32 beyond its range, 0 for NaN. */
export function toInt(x: usize, y: usize, n: i32): void { map<ToInt>(x, y, n); }
/** y[i] = x[i] != 0, from float32; NaN is true. */
export function toBool(x: usize, y: usize, n: i32): void { map<IsTrue>(x, y, n); }
/** y[i] = x[i] != 0, from int32. */
export function intToBool(x: usize, y: usize, n: i32): void { map<IsTrueInt>(x, y, n); }

/** y [rows, columns] = condition[row] == 1 ? a : b, 4-byte elements of any type. */
export function select(condition: usize, a: usize, b: usize, y: usize, rows: i32, columns: i32): void {
  const size = (<usize>columns) << 2;
  if (columns != 1) {
    for (; rows; --rows, condition += 4, a += size, b += size, y += size) {
      memory.copy(y, load<i32>(condition) == 1 ? a : b, size);
    }
    return;
  }
  const end = y + ((<usize>rows) << 2);
  if (ASC_FEATURE_SIMD) {
    const one = i32x4.splat(1);
    const stop = y + ((<usize>(rows & -4)) << 2);
    for (; y < stop; condition += 16, a += 16, b += 16, y += 16) {
      v128.store(y, v128.bitselect(v128.load(a), v128.load(b), i32x4.eq(v128.load(condition), one)));
    }
  }
  for (; y < end; condition += 4, a += 4, b += 4, y += 4) {
    store<i32>(y, load<i32>(load<i32>(condition) == 1 ? a : b));
  }
}
