// Boxes of NHWC images, each brought to one size.

/**
 * y[b, i, j, :] = image at[b] of x [batch, height, width, channels] where row i and column j of box b [top, left, bottom, right],
 * in shares of the image, fall: between four pixels, or the nearest one. `outside` beyond the image, 0 if there is none
 * such. y is [count, rows, columns, channels].
 */
export function cropAndResize(
  x: usize, boxes: usize, at: usize, y: usize, batch: i32, height: i32, width: i32, channels: i32, count: i32, rows: i32,
  columns: i32, nearest: i32, outside: f32
): void {
  for (let b = 0; b < count; ++b, boxes += 16, at += 4) {
    const image = load<u32>(at);
    const exists = image < <u32>batch;
    const pixels = x + <usize>(<i32>image * height * width * channels << 2);
    for (let i = 0; i < rows; ++i) {
      const v = place(load<f32>(boxes), load<f32>(boxes, 8), i, rows, height);
      for (let j = 0; j < columns; ++j) {
        const u = place(load<f32>(boxes, 4), load<f32>(boxes, 12), j, columns, width);
        const inside = v >= 0 && v <= height - 1 && u >= 0 && u <= width - 1;
        for (let c = 0; c < channels; ++c, y += 4) {
          if (!exists) store<f32>(y, 0);
          else if (!inside) store<f32>(y, outside);
          else if (nearest) store<f32>(y, <f32>pixel(pixels, Math.floor(v + 0.5), Math.floor(u + 0.5), width, channels, c));
          else store<f32>(y, <f32>between(pixels, v, u, width, channels, c));
        }
      }
    }
  }
}

/** Where line i of `lines` between two shares of a side falls; the middle where there is but one. */
function place(from: f64, to: f64, i: i32, lines: i32, size: i32): f64 {
  const last = <f64>(size - 1);
  if (lines == 1) return 0.5 * (from + to) * last;
  return from * last + <f64>i * (((to - from) * last) / <f64>(lines - 1));
}

function pixel(x: usize, row: f64, column: f64, width: i32, channels: i32, c: i32): f64 {
  return load<f32>(x + (<usize>((<i32>row * width + <i32>column) * channels + c) << 2));
}

function between(x: usize, v: f64, u: f64, width: i32, channels: i32, c: i32): f64 {
  const top = Math.floor(v), bottom = Math.ceil(v), left = Math.floor(u), right = Math.ceil(u);
  const pmax = mix(pixel(x, top, left, width, channels, c), pixel(x, top, right, width, channels, c), u - left);
  const pmin = mix(pixel(x, bottom, left, width, channels, c), pixel(x, bottom, right, width, channels, c), u - left);
  return mix(pmax, pmin, v - top);
}

function mix(a: f64, b: f64, share: f64): f64 {
  return a + (b - a) * share;
}
