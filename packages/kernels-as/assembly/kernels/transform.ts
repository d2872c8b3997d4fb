// Projective transformations of NHWC images.
import { EDGE, REFLECT, WRAP } from "../shared/fillMode";

/**
 * y[b, r, c, :] = x[b] at (u, v) = (a0 c + a1 r + a2, a3 c + a4 r + a5) / (a6 c + a7 r + 1), column and row: between four pixels,
 * or the nearest one; what is still outside is `fill`. x is [batch, height, width, channels], y [batch, rows, columns, channels],
 * a [batch or 1, 8], one for all unless `each`.
 */
export function transform(
  x: usize, a: usize, y: usize, batch: i32, height: i32, width: i32, channels: i32, rows: i32, columns: i32, each: i32,
  nearest: i32, mode: i32, fill: f32
): void {
  for (let b = 0; b < batch; ++b) {
    for (let r = 0; r < rows; ++r) {
      for (let c = 0; c < columns; ++c) {
        const depth = at(a, 6, c, r) + 1;
        const u = mapped((at(a, 0, c, r) + load<f32>(a, 8)) / depth, width, mode);
        const v = mapped((at(a, 3, c, r) + load<f32>(a, 20)) / depth, height, mode);
        for (let d = 0; d < channels; ++d, y += 4) {
          let value: f64 = fill;
          if (depth == 0) value = fill;
          else if (nearest) value = pixel(x, Math.floor(v + 0.5), Math.floor(u + 0.5), height, width, channels, d, fill);
          else value = between(x, v, u, height, width, channels, d, fill);
          store<f32>(y, <f32>value);
        }
      }
    }
    x += <usize>(height * width * channels) << 2;
    if (each) a += 32;
  }
}

/** a[i] c + a[i + 1] r. */
function at(a: usize, i: usize, c: i32, r: i32): f64 {
  return <f64>load<f32>(a + (i << 2)) * <f64>c + <f64>load<f32>(a + (i << 2), 4) * <f64>r;
}

/** A coordinate brought into [0, size - 1] where the image goes on beyond its border. */
function mapped(t: f64, size: i32, mode: i32): f64 {
  const last = <f64>(size - 1);
  if (mode < REFLECT) return t;
  if (mode != EDGE && (t < 0 || t > last)) {
    if (size <= 1) return 0;
    if (mode == WRAP) t = wrapped(t, <f64>size);
    else t = reflected(t, <f64>size);
  }
  return Math.max(0, Math.min(t, last));
}

/** abcd as dcba|abcd|dcba. */
function reflected(t: f64, size: f64): f64 {
  const both = 2 * size;
  if (t < 0) {
    t += both * Math.trunc(-t / both);
    return t < -size ? t + both : -t - 1;
  }
  t -= both * Math.trunc(t / both);
  return t >= size ? both - t - 1 : t;
}

/** abcd as abcd|abcd|abcd. */
function wrapped(t: f64, size: f64): f64 {
  const last = size - 1;
  return t < 0 ? t + size * (Math.trunc(-t / last) + 1) : t - size * Math.trunc(t / last);
}

function pixel(x: usize, v: f64, u: f64, height: i32, width: i32, channels: i32, d: i32, fill: f32): f64 {
  if (!(v >= 0 && v < <f64>height && u >= 0 && u < <f64>width)) return fill;
  return load<f32>(x + (<usize>((<i32>v * width + <i32>u) * channels + d) << 2));
}

function between(x: usize, v: f64, u: f64, height: i32, width: i32, channels: i32, d: i32, fill: f32): f64 {
  const top = Math.floor(v), left = Math.floor(u), down = v - top, right = u - left;
  const pmax = (1 - right) * pixel(x, top, left, height, width, channels, d, fill) +
    right * pixel(x, top, left + 1, height, width, channels, d, fill);
  const pmin = (1 - right) * pixel(x, top + 1, left, height, width, channels, d, fill) +
    right * pixel(x, top + 1, left + 1, height, width, channels, d, fill);
  return (1 - down) * pmax + down * pmin;
}
