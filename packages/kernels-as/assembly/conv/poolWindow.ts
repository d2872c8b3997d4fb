// Forward pools: each output is a fold over the pixels of a window that are inside the image, channel by channel.
// `Op` is a class with the methods none(), join(sum, x) and result(sum, count) over T = f32 or v128.
import { Window } from "../shared/window";

/** y[p, c] = op.result of x[., c] under the window at p. */
export function poolWindow<Op>(w: Window, x: usize, y: usize): void {
  const line = <usize>(w.inWidth * w.inChannels) << 2;
  const next = <usize>(w.outWidth * w.outChannels) << 2;
  for (let image = 0; image < w.batch; ++image) {
    for (let row = 0; row < w.outHeight; ++row) {
      const top = row * w.strideHeight - w.top;
      const bottom = min(top + w.filterHeight, w.inHeight);
      const first = max(top, 0);
      const lines = (w.batch - image - 1) * min(w.inHeight, w.outHeight) + min(w.inHeight - bottom, w.outHeight - row - 1);
      const room = min(line, next) * <usize>lines >= 16;
      poolRow<Op>(w, x + <usize>first * line, y, max(bottom - first, 0), room);
      y += next;
    }
    x += <usize>w.inHeight * line;
  }
}

/** One row of windows. Where there is room behind it, a last vector may reach over a pixel: the next one writes it again. */
function poolRow<Op>(w: Window, x: usize, y: usize, rows: i32, room: bool): void {
  const pixel = <usize>w.inChannels << 2;
  const line = <usize>w.inWidth * pixel;
  const vectors = ASC_FEATURE_SIMD ? (room ? (pixel + 15) & ~15 : pixel & ~15) : 0;
  const taps = w.filterWidth, width = w.inWidth, stride = w.strideWidth;
  const end = y + <usize>w.outWidth * pixel;
  for (let left = -w.left; y != end; left += stride, y += pixel) {
    const first = max(left, 0);
    const columns = max(min(left + taps, width) - first, 0);
    const p = x + <usize>first * pixel;
    let c: usize = 0;
    if (ASC_FEATURE_SIMD) {
      if (columns == 2 && rows == 2) for (; c < vectors; c += 16) two<Op>(p + c, y + c, pixel, line);
      else if (columns == 3) for (; c < vectors; c += 16) three<Op>(p + c, y + c, pixel, line, rows);
      else for (; c < vectors; c += 16) any<Op, v128>(p + c, y + c, pixel, line, rows, columns);
    }
    for (; c < pixel; c += 4) any<Op, f32>(p + c, y + c, pixel, line, rows, columns);
  }
}

// @ts-ignore: decorator
@inline
function any<Op, T>(x: usize, y: usize, pixel: usize, line: usize, rows: i32, columns: i32): void {
  const op = changetype<Op>(<usize>0);
  let sum = op.none<T>();
  if (columns > 0) {
    const width = <usize>columns * pixel;
    for (let i = rows; i > 0; --i, x += line) {
      for (let p = x, end = x + width; p != end; p += pixel) sum = op.join<T>(sum, load<T>(p));
    }
  }
  store<T>(y, op.result<T>(sum, rows * columns));
}

/** A window of 2 x 2. */
// @ts-ignore: decorator
@inline
function two<Op>(x: usize, y: usize, pixel: usize, line: usize): void {
  const op = changetype<Op>(<usize>0);
  const below = x + line;
  let sum = op.join<v128>(op.none<v128>(), v128.load(x));
  sum = op.join<v128>(sum, v128.load(x + pixel));
  sum = op.join<v128>(sum, v128.load(below));
  sum = op.join<v128>(sum, v128.load(below + pixel));
  v128.store(y, op.result<v128>(sum, 4));
}

/** A window that is 3 wide. */
// @ts-ignore: decorator
@inline
function three<Op>(x: usize, y: usize, pixel: usize, line: usize, rows: i32): void {
  const op = changetype<Op>(<usize>0);
  let sum = op.none<v128>();
  for (let i = rows; i > 0; --i, x += line) {
    sum = op.join<v128>(sum, v128.load(x));
    sum = op.join<v128>(sum, v128.load(x + pixel));
    sum = op.join<v128>(sum, v128.load(x + pixel * 2));
  }
  v128.store(y, op.result<v128>(sum, rows * 3));
}
