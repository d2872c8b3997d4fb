// Running sums and products along an axis.

/** y[o, j, :] = Σ_{k <= j} x[o, k, :] for x [outer, n, inner]; k < j if exclusive, from the end if reverse. */
export function cumsum(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  running<f32>(x, y, outer, n, inner, exclusive, reverse, false);
}

/** cumsum of int32. */
export function cumsumInt(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  running<i32>(x, y, outer, n, inner, exclusive, reverse, false);
}

/** y[o, j, :] = Π_{k <= j} x[o, k, :] for x [outer, n, inner]; k < j if exclusive, from the end if reverse. */
export function cumprod(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  running<f32>(x, y, outer, n, inner, exclusive, reverse, true);
}

/** cumprod of int32, modulo 2^32. */
export function cumprodInt(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  running<i32>(x, y, outer, n, inner, exclusive, reverse, true);
}

function running<T>(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32, product: bool,
): void {
  const row = (<usize>inner) << 2;
  const step = reverse ? 0 - row : row;
  const first = reverse ? <usize>(n - 1) * row : 0;
  const none = product ? <T>1 : exclusive ? <T>0 : <T>(-0.0); // -0 + x is x, whatever its sign
  for (let o = 0; o < outer; ++o) {
    for (let c: usize = 0; c < row; c += 4) {
      let sum = none;
      for (let j = 0, at = first + c; j < n; ++j, at += step) {
        const v = load<T>(x + at);
        const next = product ? <T>(sum * v) : <T>(sum + v);
        store<T>(y + at, exclusive ? sum : next);
        sum = next;
      }
    }
    x += <usize>n * row;
    y += <usize>n * row;
  }
}
