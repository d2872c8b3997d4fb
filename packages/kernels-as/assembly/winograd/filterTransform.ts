// The filter transform G g Gᵀ (transform1d.ts): five of its 25 elements at a time, in blocks that are used at once, since all of them would
// be six times as large as the filter.
import { add, mul, splat, sub } from "../math/vec";

/** The rows of G. */
const G: usize = memory.data<f32>([0.5, 0, -0.5, -0.5, -1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 3.0, 0, 1]);

/**
 * Row `row` of the tiles of 2x2 taps: to[5, rows, n], the five `step` bytes apart. The first rows of the taps lie `offset`
 * bytes behind the addresses in `table`, further ones `line` bytes apart.
 */
export function filterTransformRow(
  row: i32, table: usize, offset: usize, line: usize, rows: i32, n: i32, to: usize, step: usize
): void {
  const c0 = load<f32>(G + (<usize>row << 3));
  const c1 = load<f32>(G + (<usize>row << 3), 4);
  const bytes = <usize>n << 2;
  const bulk = bytes & ~15;
  for (; rows > 0; --rows) {
    const g00 = load<usize>(table) + offset;
    const g01 = load<usize>(table, 4) + offset;
    const g10 = load<usize>(table, 8) + offset;
    const g11 = load<usize>(table, 12) + offset;
    let i: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const v0 = f32x4.splat(c0);
      const v1 = f32x4.splat(c1);
      for (; i < bulk; i += 16) five<v128>(g00 + i, g01 + i, g10 + i, g11 + i, v0, v1, to + i, step);
    }
    for (; i < bytes; i += 4) five<f32>(g00 + i, g01 + i, g10 + i, g11 + i, c0, c1, to + i, step);
    to += bytes;
    offset += line;
  }
}

// @ts-ignore: decorator
@inline
function five<T>(g00: usize, g01: usize, g10: usize, g11: usize, c0: T, c1: T, to: usize, step: usize): void {
  const h0 = add<T>(mul<T>(c0, load<T>(g00)), mul<T>(c1, load<T>(g10)));
  const h1 = add<T>(mul<T>(c0, load<T>(g01)), mul<T>(c1, load<T>(g11)));
  const sixth = splat<T>(1.0 / 6.0);
  store<T>(to, mul<T>(h0, splat<T>(0.5)));
  store<T>(to + step, mul<T>(add<T>(h0, h1), splat<T>(-0.5)));
  store<T>(to + 2 * step, mul<T>(sub<T>(h1, h0), sixth));
  store<T>(to + 3 * step, mul<T>(add<T>(h0, add<T>(h1, h1)), sixth));
  store<T>(to + 4 * step, h1);
}
