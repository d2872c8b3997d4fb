// The filter's side of Winograd's products: one element of G g Gᵀ (winogradSide.ts) at a time, in a block that is used at
// once, for all 25 are six times as large as the filter.
import { add, mul } from "./lane";

/** The rows of G. */
const G: usize = memory.data<f32>([0.5, 0, -0.5, -0.5, -1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 3.0, 0, 1]);

/**
 * to[rows, n] = element e of the tiles of 2x2 taps, whose first rows lie at the addresses in `table`, and further ones
 * `line` bytes apart.
 */
export function tapsElement(e: i32, table: usize, line: usize, rows: i32, n: i32, to: usize): void {
  const high = G + (<usize>(e / 5) << 3);
  const wide = G + (<usize>(e % 5) << 3);
  const c00 = load<f32>(high) * load<f32>(wide);
  const c01 = load<f32>(high) * load<f32>(wide, 4);
  const c10 = load<f32>(high, 4) * load<f32>(wide);
  const c11 = load<f32>(high, 4) * load<f32>(wide, 4);
  const bytes = <usize>n << 2;
  let skip: usize = 0;
  for (; rows > 0; --rows) {
    const g00 = load<usize>(table) + skip;
    const g01 = load<usize>(table, 4) + skip;
    const g10 = load<usize>(table, 8) + skip;
    const g11 = load<usize>(table, 12) + skip;
    let i: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const v00 = f32x4.splat(c00);
      const v01 = f32x4.splat(c01);
      const v10 = f32x4.splat(c10);
      const v11 = f32x4.splat(c11);
      for (; i < (bytes & ~15); i += 16) sum<v128>(g00 + i, g01 + i, g10 + i, g11 + i, v00, v01, v10, v11, to + i);
    }
    for (; i < bytes; i += 4) sum<f32>(g00 + i, g01 + i, g10 + i, g11 + i, c00, c01, c10, c11, to + i);
    to += bytes;
    skip += line;
  }
}

// @ts-ignore: decorator
@inline
function sum<T>(g00: usize, g01: usize, g10: usize, g11: usize, c00: T, c01: T, c10: T, c11: T, to: usize): void {
  const first = add<T>(mul<T>(c00, load<T>(g00)), mul<T>(c01, load<T>(g01)));
  store<T>(to, add<T>(add<T>(first, mul<T>(c10, load<T>(g10))), mul<T>(c11, load<T>(g11))));
}
