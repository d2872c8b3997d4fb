// The transforms of tiles: transform1d.ts along the height, then along the width.
import { add, splat } from "../math/vec";
import {
  Fifth, First, IN_TILE, OUT_TILE, Fourth, inputTransform1d, gradTransform1d, run, Second, Third, outputTransform1d, filterGradTransform1d
} from "./transform1d";

/** Bytes of the results between height and width: 25 vectors. */
export const BETWEEN: usize = 400;

/**
 * Row `row` of Bᵀ x B: five runs at `to`, `step` bytes apart, of n floats, from 5 x 5 runs at the addresses in `table`. All
 * five rows at once would not stay in a second-level cache.
 */
export function inputTransformRow(row: i32, table: usize, to: usize, step: usize, n: i32): void {
  switch (row) {
    case 0: return imageRow<First>(table, to, step, n);
    case 1: return imageRow<Second>(table, to, step, n);
    case 2: return imageRow<Third>(table, to, step, n);
    case 3: return imageRow<Fourth>(table, to, step, n);
    default: imageRow<Fifth>(table, to, step, n);
  }
}

function imageRow<Row>(table: usize, to: usize, step: usize, n: i32): void {
  const end = <usize>n << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (end & ~15); i += 16) image<Row, v128>(table, to + i, step, i);
  for (; i < end; i += 4) image<Row, f32>(table, to + i, step, i);
}

// @ts-ignore: decorator
@inline
function image<Row, T>(table: usize, to: usize, step: usize, i: usize): void {
  const row = changetype<Row>(<usize>0);
  inputTransform1d<T>(
    row.f<T>(table, i), row.f<T>(table + 4, i), row.f<T>(table + 8, i), row.f<T>(table + 12, i), row.f<T>(table + 16, i),
    to, step
  );
}

/** A y Aᵀ: `PRODUCTS` runs, likewise, of 4 x 4. */
export function gradTransform(table: usize, to: usize, step: usize, n: i32, between: usize): void {
  const end = <usize>n << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (end & ~15); i += 16) positions<v128>(table, to + i, step, i, between);
  for (; i < end; i += 4) positions<f32>(table, to + i, step, i, between);
}

/** Aᵀ m A of `PRODUCTS` runs at `m`: 4 x 4 runs to the addresses in `table`. Whether all of m is finite. */
export function outputTransform(m: usize, step: usize, table: usize, n: i32, between: usize): bool {
  const end = <usize>n << 2;
  let i: usize = 0;
  let finite = true;
  if (ASC_FEATURE_SIMD) {
    let zero = f32x4.splat(0);
    for (; i < (end & ~15); i += 16) zero = f32x4.add(zero, toPositions<v128>(m + i, step, table, i, between));
    finite = i32x4.all_true(f32x4.eq(zero, zero));
  }
  for (; i < end; i += 4) finite = toPositions<f32>(m + i, step, table, i, between) == 0 && finite;
  return finite;
}

/** Gᵀ m G, likewise 2 x 2 runs. */
export function filterGradTransform(m: usize, step: usize, table: usize, n: i32, between: usize): bool {
  const end = <usize>n << 2;
  let i: usize = 0;
  let finite = true;
  if (ASC_FEATURE_SIMD) {
    let zero = f32x4.splat(0);
    for (; i < (end & ~15); i += 16) zero = f32x4.add(zero, toTaps<v128>(m + i, step, table, i, between));
    finite = i32x4.all_true(f32x4.eq(zero, zero));
  }
  for (; i < end; i += 4) finite = toTaps<f32>(m + i, step, table, i, between) == 0 && finite;
  return finite;
}

// @ts-ignore: decorator
@inline
function positions<T>(table: usize, to: usize, step: usize, i: usize, between: usize): void {
  for (let b: usize = 0; b < <usize>OUT_TILE; ++b) {
    const p = table + 4 * b;
    gradTransform1d<T>(run<T>(p, 0, i), run<T>(p, 4, i), run<T>(p, 8, i), run<T>(p, 12, i), between + 16 * b, 64);
  }
  for (let a: usize = 0; a < <usize>IN_TILE; ++a) {
    const p = between + 64 * a;
    gradTransform1d<T>(load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), to, step);
    to += <usize>IN_TILE * step;
  }
}

/** Returns 0, or NaN unless all of m is finite: each element is a term of a corner of the result, where an infinity or NaN remains. */
// @ts-ignore: decorator
@inline
function toPositions<T>(m: usize, step: usize, table: usize, i: usize, between: usize): T {
  const down = <usize>IN_TILE * step;
  for (let b: usize = 0; b < <usize>IN_TILE; ++b) {
    const to = between + 16 * b;
    outputTransform1d<T>(
      load<T>(m), load<T>(m + down), load<T>(m + 2 * down), load<T>(m + 3 * down), load<T>(m + 4 * down),
      to, to + 80, to + 160, to + 240
    );
    m += step;
  }
  let zero = splat<T>(0);
  for (let a: usize = 0; a < <usize>OUT_TILE; ++a) {
    const p = between + 80 * a;
    const edge = outputTransform1d<T>(
      load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), load<T>(p, 64),
      load<usize>(table) + i, load<usize>(table, 4) + i, load<usize>(table, 8) + i, load<usize>(table, 12) + i
    );
    zero = add<T>(zero, edge);
    table += 16;
  }
  return zero;
}

// @ts-ignore: decorator
@inline
function toTaps<T>(m: usize, step: usize, table: usize, i: usize, between: usize): T {
  const down = <usize>IN_TILE * step;
  for (let b: usize = 0; b < <usize>IN_TILE; ++b) {
    const to = between + 16 * b;
    filterGradTransform1d<T>(load<T>(m), load<T>(m + down), load<T>(m + 2 * down), load<T>(m + 3 * down), load<T>(m + 4 * down), to, to + 80);
    m += step;
  }
  let zero = splat<T>(0);
  for (let a: usize = 0; a < 2; ++a) {
    const p = between + 80 * a;
    const edge = filterGradTransform1d<T>(
      load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), load<T>(p, 64),
      load<usize>(table) + i, load<usize>(table, 4) + i
    );
    zero = add<T>(zero, edge);
    table += 8;
  }
  return zero;
}
