// Morphological dilation of NHWC images by filters [height, width, channels]: maxima of sums.
import { Window } from "../shared/window";

/**
 * y[p, c] = max of x[q, c] + filter[t, c] over the taps t whose pixel q is inside the image; NaN ignored, -∞ where nothing is
 * left. inX and inFilter, int32, tell where the first maximum comes from, in elements; -1: from nowhere. inX counts from
 * the start of the image if `each`, else from that of x. Any of the three outputs may be 0: not wanted.
 */
export function dilation2d(
  x: usize, filter: usize, y: usize, inX: usize, inFilter: usize, window: usize, each: i32
): void {
  const w = changetype<Window>(window);
  const size = w.inHeight * w.inWidth * w.inChannels;
  for (let image = 0; image < w.batch; ++image) {
    for (let row = 0; row < w.outHeight; ++row) {
      for (let column = 0; column < w.outWidth; ++column) {
        const top = row * w.strideHeight - w.top, left = column * w.strideWidth - w.left;
        for (let c = 0; c < w.inChannels; ++c) {
          let best = -f32.POSITIVE_INFINITY;
          let at = -1, tap = -1;
          for (let i = 0; i < w.filterHeight; ++i) {
            const h = top + i * w.dilationHeight;
            if (<u32>h >= <u32>w.inHeight) continue;
            for (let j = 0; j < w.filterWidth; ++j) {
              const v = left + j * w.dilationWidth;
              if (<u32>v >= <u32>w.inWidth) continue;
              const p = (h * w.inWidth + v) * w.inChannels + c;
              const t = (i * w.filterWidth + j) * w.inChannels + c;
              const sum = load<f32>(x + (<usize>p << 2)) + load<f32>(filter + (<usize>t << 2));
              if (!(sum > best)) continue;
              best = sum;
              at = p;
              tap = t;
            }
          }
          if (y) y = put<f32>(y, best);
          if (inX) inX = put<i32>(inX, each || at < 0 ? at : at + image * size);
          if (inFilter) inFilter = put<i32>(inFilter, tap);
        }
      }
    }
    x += <usize>size << 2;
  }
}

// @ts-ignore: decorator
@inline
function put<T>(to: usize, value: T): usize {
  store<T>(to, value);
  return to + 4;
}
