// The transforms of tiles: those of winogradSide.ts along their height, then along their width.
import {
  FIVE, FOUR, imageSide, positionsSide, toPositionsSide, toTapsSide
} from "./winogradSide";

/** Bytes of what is between height and width: 25 vectors. */
export const BETWEEN: usize = 400;

/** Bᵀ x B: `ALL` runs at `to`, `step` bytes apart, of n floats, from 5 x 5 runs at the addresses in `table`. */
export function tileOfImage(table: usize, to: usize, step: usize, n: i32, between: usize): void {
  const end = <usize>n << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (end & ~15); i += 16) image<v128>(table, to + i, step, i, between);
  for (; i < end; i += 4) image<f32>(table, to + i, step, i, between);
}

/** A y Aᵀ, likewise of 4 x 4 runs. */
export function tileOfPositions(table: usize, to: usize, step: usize, n: i32, between: usize): void {
  const end = <usize>n << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (end & ~15); i += 16) positions<v128>(table, to + i, step, i, between);
  for (; i < end; i += 4) positions<f32>(table, to + i, step, i, between);
}

/** Aᵀ m A of `ALL` runs at `m`: 4 x 4 runs to the addresses in `table`. */
export function positionsOfTile(m: usize, step: usize, table: usize, n: i32, between: usize): void {
  const end = <usize>n << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (end & ~15); i += 16) toPositions<v128>(m + i, step, table, i, between);
  for (; i < end; i += 4) toPositions<f32>(m + i, step, table, i, between);
}

/** Gᵀ m G, likewise 2 x 2 runs. */
export function tapsOfTile(m: usize, step: usize, table: usize, n: i32, between: usize): void {
  const end = <usize>n << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (end & ~15); i += 16) toTaps<v128>(m + i, step, table, i, between);
  for (; i < end; i += 4) toTaps<f32>(m + i, step, table, i, between);
}

// @ts-ignore: decorator
@inline
function image<T>(table: usize, to: usize, step: usize, i: usize, between: usize): void {
  for (let b: usize = 0; b < <usize>FIVE; ++b) {
    const p = table + 4 * b;
    imageSide<T>(run<T>(p, 0, i), run<T>(p, 5, i), run<T>(p, 10, i), run<T>(p, 15, i), run<T>(p, 20, i), between + 16 * b, 80);
  }
  for (let a: usize = 0; a < <usize>FIVE; ++a) {
    const p = between + 80 * a;
    imageSide<T>(load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), load<T>(p, 64), to, step);
    to += <usize>FIVE * step;
  }
}

// @ts-ignore: decorator
@inline
function positions<T>(table: usize, to: usize, step: usize, i: usize, between: usize): void {
  for (let b: usize = 0; b < <usize>FOUR; ++b) {
    const p = table + 4 * b;
    positionsSide<T>(run<T>(p, 0, i), run<T>(p, 4, i), run<T>(p, 8, i), run<T>(p, 12, i), between + 16 * b, 64);
  }
  for (let a: usize = 0; a < <usize>FIVE; ++a) {
    const p = between + 64 * a;
    positionsSide<T>(load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), to, step);
    to += <usize>FIVE * step;
  }
}

// @ts-ignore: decorator
@inline
function toPositions<T>(m: usize, step: usize, table: usize, i: usize, between: usize): void {
  const down = <usize>FIVE * step;
  for (let b: usize = 0; b < <usize>FIVE; ++b) {
    const to = between + 16 * b;
    toPositionsSide<T>(
      load<T>(m), load<T>(m + down), load<T>(m + 2 * down), load<T>(m + 3 * down), load<T>(m + 4 * down),
      to, to + 80, to + 160, to + 240
    );
    m += step;
  }
  for (let a: usize = 0; a < <usize>FOUR; ++a) {
    const p = between + 80 * a;
    toPositionsSide<T>(
      load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), load<T>(p, 64),
      load<usize>(table) + i, load<usize>(table, 4) + i, load<usize>(table, 8) + i, load<usize>(table, 12) + i
    );
    table += 16;
  }
}

// @ts-ignore: decorator
@inline
function toTaps<T>(m: usize, step: usize, table: usize, i: usize, between: usize): void {
  const down = <usize>FIVE * step;
  for (let b: usize = 0; b < <usize>FIVE; ++b) {
    const to = between + 16 * b;
    toTapsSide<T>(load<T>(m), load<T>(m + down), load<T>(m + 2 * down), load<T>(m + 3 * down), load<T>(m + 4 * down), to, to + 80);
    m += step;
  }
  for (let a: usize = 0; a < 2; ++a) {
    const p = between + 80 * a;
    toTapsSide<T>(
      load<T>(p), load<T>(p, 16), load<T>(p, 32), load<T>(p, 48), load<T>(p, 64),
      load<usize>(table) + i, load<usize>(table, 4) + i
    );
    table += 8;
  }
}

/** The floats at byte `i` of the run whose address is `which` words into the table at `p`. */
// @ts-ignore: decorator
@inline
function run<T>(p: usize, which: usize, i: usize): T {
  return load<T>(load<usize>(p + 4 * which) + i);
}
