// The loops of the elementwise families. `Op` is a class with one method `f`; it is never instantiated.
import { LINE_FLOATS, partStart } from "./partition";

/** y[i] = op.f(x[i], alpha, beta). Four vectors per iteration, for formulas that are shorter than the loop around them. */
export function map<Op>(x: usize, y: usize, n: i32, alpha: f32 = 0, beta: f32 = 0): void {
  const op = changetype<Op>(<usize>0);
  const vectors = y + ((<usize>(n & -4)) << 2);
  if (ASC_FEATURE_SIMD) {
    const a = f32x4.splat(alpha);
    const b = f32x4.splat(beta);
    const stop = y + ((<usize>(n & -16)) << 2);
    for (; y < stop; x += 64, y += 64) {
      v128.store(y, op.f<v128>(v128.load(x), a, b));
      v128.store(y, op.f<v128>(v128.load(x, 16), a, b), 16);
      v128.store(y, op.f<v128>(v128.load(x, 32), a, b), 32);
      v128.store(y, op.f<v128>(v128.load(x, 48), a, b), 48);
    }
    for (; y < vectors; x += 16, y += 16) v128.store(y, op.f<v128>(v128.load(x), a, b));
    n &= 3;
  }
  for (; n; --n, x += 4, y += 4) store<f32>(y, op.f<f32>(load<f32>(x), alpha, beta));
}

/**
 * y[i] = op.f(x[i], alpha, beta), for long formulas: four vectors that are all computed before the first is stored, so that
 * V8 interleaves their dependency chains: the window of a processor is too short to do so (1.2 to 1.8 times as fast).
 */
export function mapLong<Op>(x: usize, y: usize, n: i32, alpha: f32 = 0, beta: f32 = 0): void {
  const op = changetype<Op>(<usize>0);
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const a = f32x4.splat(alpha);
    const b = f32x4.splat(beta);
    const stop = y + ((<usize>(n & -4)) << 2);
    const fours = y + ((<usize>(n & -16)) << 2);
    for (; y < fours; x += 64, y += 64) {
      const y0 = op.f<v128>(v128.load(x), a, b);
      const y1 = op.f<v128>(v128.load(x, 16), a, b);
      const y2 = op.f<v128>(v128.load(x, 32), a, b);
      const y3 = op.f<v128>(v128.load(x, 48), a, b);
      v128.store(y, y0);
      v128.store(y, y1, 16);
      v128.store(y, y2, 32);
      v128.store(y, y3, 48);
    }
    for (; y < stop; x += 16, y += 16) v128.store(y, op.f<v128>(v128.load(x), a, b));
  }
  for (; y < end; x += 4, y += 4) store<f32>(y, op.f<f32>(load<f32>(x), alpha, beta));
}

/** z[i] = op.f(x[i], y[i], alpha, beta). */
export function zip<Op>(x: usize, y: usize, z: usize, n: i32, alpha: f32 = 0, beta: f32 = 0): void {
  const op = changetype<Op>(<usize>0);
  const vectors = z + ((<usize>(n & -4)) << 2);
  if (ASC_FEATURE_SIMD) {
    const a = f32x4.splat(alpha);
    const b = f32x4.splat(beta);
    const stop = z + ((<usize>(n & -16)) << 2);
    for (; z < stop; x += 64, y += 64, z += 64) {
      v128.store(z, op.f<v128>(v128.load(x), v128.load(y), a, b));
      v128.store(z, op.f<v128>(v128.load(x, 16), v128.load(y, 16), a, b), 16);
      v128.store(z, op.f<v128>(v128.load(x, 32), v128.load(y, 32), a, b), 32);
      v128.store(z, op.f<v128>(v128.load(x, 48), v128.load(y, 48), a, b), 48);
    }
    for (; z < vectors; x += 16, y += 16, z += 16) v128.store(z, op.f<v128>(v128.load(x), v128.load(y), a, b));
    n &= 3;
  }
  for (; n; --n, x += 4, y += 4, z += 4) store<f32>(z, op.f<f32>(load<f32>(x), load<f32>(y), alpha, beta));
}

/** z[i] = op.f(x[i], y[i], alpha), as `mapLong`. */
export function zipLong<Op>(x: usize, y: usize, z: usize, n: i32, alpha: f32 = 0): void {
  const op = changetype<Op>(<usize>0);
  const end = z + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const a = f32x4.splat(alpha);
    const stop = z + ((<usize>(n & -4)) << 2);
    const fours = z + ((<usize>(n & -16)) << 2);
    for (; z < fours; x += 64, y += 64, z += 64) {
      const z0 = op.f<v128>(v128.load(x), v128.load(y), a);
      const z1 = op.f<v128>(v128.load(x, 16), v128.load(y, 16), a);
      const z2 = op.f<v128>(v128.load(x, 32), v128.load(y, 32), a);
      const z3 = op.f<v128>(v128.load(x, 48), v128.load(y, 48), a);
      v128.store(z, z0);
      v128.store(z, z1, 16);
      v128.store(z, z2, 32);
      v128.store(z, z3, 48);
    }
    for (; z < stop; x += 16, y += 16, z += 16) v128.store(z, op.f<v128>(v128.load(x), v128.load(y), a));
  }
  for (; z < end; x += 4, y += 4, z += 4) store<f32>(z, op.f<f32>(load<f32>(x), load<f32>(y), alpha));
}

/** Part `part` of `map`. */
export function mapPart<Op>(x: usize, y: usize, n: i32, alpha: f32, beta: f32, part: i32, parts: i32): void {
  const from = partStart(n, LINE_FLOATS, part, parts), offset = <usize>from << 2;
  map<Op>(x + offset, y + offset, partStart(n, LINE_FLOATS, part + 1, parts) - from, alpha, beta);
}

/** Part `part` of `mapLong`. */
export function mapLongPart<Op>(x: usize, y: usize, n: i32, part: i32, parts: i32): void {
  const from = partStart(n, LINE_FLOATS, part, parts), offset = <usize>from << 2;
  mapLong<Op>(x + offset, y + offset, partStart(n, LINE_FLOATS, part + 1, parts) - from);
}

/** Part `part` of `zip`. */
export function zipPart<Op>(x: usize, y: usize, z: usize, n: i32, alpha: f32, beta: f32, part: i32, parts: i32): void {
  const from = partStart(n, LINE_FLOATS, part, parts), offset = <usize>from << 2;
  zip<Op>(x + offset, y + offset, z + offset, partStart(n, LINE_FLOATS, part + 1, parts) - from, alpha, beta);
}

/** Part `part` of `zipLong`. */
export function zipLongPart<Op>(x: usize, y: usize, z: usize, n: i32, part: i32, parts: i32): void {
  const from = partStart(n, LINE_FLOATS, part, parts), offset = <usize>from << 2;
  zipLong<Op>(x + offset, y + offset, z + offset, partStart(n, LINE_FLOATS, part + 1, parts) - from);
}
