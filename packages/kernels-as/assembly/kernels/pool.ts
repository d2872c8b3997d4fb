// Pools of NHWC images. A window's padding takes no part: averages are over the elements that exist.
import { pmax, add, bits, choose, div, lt, splat } from "../math/vec";
import { poolWindow } from "../conv/poolWindow";
import { slidingWindow } from "../conv/slidingWindow";
import { Window } from "../shared/window";

/** y[p, c] = max of x[., c] under the window at p, NaN ignored; -∞ where nothing is left. */
export function maxPool(x: usize, y: usize, window: usize): void {
  poolWindow<Max>(changetype<Window>(window), x, y);
}

/** y[p, c] = mean of x[., c] under the window at p. */
export function avgPool(x: usize, y: usize, window: usize): void {
  poolWindow<Mean>(changetype<Window>(window), x, y);
}

/** dx[q, c] = Σ dy[p, c] over the windows p whose first maximum is x[q, c]; p ascends. */
export function maxPoolGrad(x: usize, dy: usize, dx: usize, window: usize): void {
  clear(dx, changetype<Window>(window));
  slidingWindow<MaxGrad>(changetype<Window>(window), x, dy, dx);
}

/** dx[q, c] = Σ dy[p, c] / count(p) over the windows p that cover q; p ascends. */
export function avgPoolGrad(dy: usize, dx: usize, window: usize): void {
  clear(dx, changetype<Window>(window));
  slidingWindow<MeanGrad>(changetype<Window>(window), 0, dy, dx);
}

function clear(dx: usize, w: Window): void {
  memory.fill(dx, 0, <usize>(w.batch * w.inHeight * w.inWidth * w.inChannels) << 2);
}

/** Calls op.group for every four channels where there is SIMD, then for each of the rest. */
// @ts-ignore: decorator
@inline
function channels<Op>(w: Window, x: usize, y: usize, z: usize, rows: i32, columns: i32): void {
  const op = changetype<Op>(<usize>0);
  const end = <usize>w.inChannels << 2;
  let c: usize = 0;
  if (ASC_FEATURE_SIMD) for (; c < (end & ~15); c += 16) op.group<v128>(w, x + c, y + c, z + c, rows, columns);
  for (; c < end; c += 4) op.group<f32>(w, x + c, y + c, z + c, rows, columns);
}

class Max {
  @inline none<T>(): T { return splat<T>(-f32.POSITIVE_INFINITY); }
  @inline join<T>(best: T, x: T): T { return pmax<T>(best, x); }
  @inline result<T>(best: T, count: i32): T { return best; }
}

class Mean {
  @inline none<T>(): T { return splat<T>(0); }
  @inline join<T>(sum: T, x: T): T { return add<T>(sum, x); }
  @inline result<T>(sum: T, count: i32): T { return div<T>(sum, splat<T>(<f32>count)); }
}

class MeanGrad {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    channels<MeanGrad>(w, x, y, z + offset, rows, columns);
  }
  @inline group<T>(w: Window, x: usize, y: usize, z: usize, rows: i32, columns: i32): void {
    const pixel = <usize>w.inChannels << 2;
    const share = div<T>(load<T>(y), splat<T>(<f32>(rows * columns)));
    for (let i = 0; i < rows; ++i) {
      let p = z + <usize>(i * w.inWidth) * pixel;
      for (let j = 0; j < columns; ++j) {
        store<T>(p, add<T>(load<T>(p), share));
        p += pixel;
      }
    }
  }
}

/** Bytes from x to the first maximum of each lane under the window; -1 where there is none (all NaN or -∞). */
// @ts-ignore: decorator
@inline
function place<T>(w: Window, x: usize, rows: i32, columns: i32): T {
  const pixel = <usize>w.inChannels << 2;
  let best = splat<T>(-f32.POSITIVE_INFINITY);
  let at = bits<T>(-1);
  for (let i = 0; i < rows; ++i) {
    let p = <usize>(i * w.inWidth) * pixel;
    for (let j = 0; j < columns; ++j) {
      const v = load<T>(x + p);
      const better = lt<T>(best, v);
      best = choose<T>(better, v, best);
      at = choose<T>(better, bits<T>(<i32>p), at);
      p += pixel;
    }
  }
  return at;
}

class MaxGrad {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    channels<MaxGrad>(w, x + offset, y, z + offset, rows, columns);
  }
  @inline group<T>(w: Window, x: usize, y: usize, z: usize, rows: i32, columns: i32): void {
    const at = place<T>(w, x, rows, columns);
    if (isVector<T>()) {
      addAt(z, i32x4.extract_lane(at, 0), y);
      addAt(z + 4, i32x4.extract_lane(at, 1), y + 4);
      addAt(z + 8, i32x4.extract_lane(at, 2), y + 8);
      addAt(z + 12, i32x4.extract_lane(at, 3), y + 12);
    } else addAt(z, reinterpret<i32>(at), y);
  }
}

function addAt(z: usize, at: i32, y: usize): void {
  if (at >= 0) store<f32>(z + at, load<f32>(z + at) + load<f32>(y));
}
