// Convolutions of each channel with its own filters [height, width, in, multiplier]; output channel o comes from input
// channel o / multiplier. Every sum runs over positions ascending, then taps.
import { add, mul, splat } from "../math/vec";
import { slidingWindow } from "../conv/slidingWindow";
import { Window } from "../shared/window";

/** y[p, o] = Σ x[q, o / multiplier] filter[tap, o] over the taps of the window at p. */
export function depthwise(x: usize, filter: usize, y: usize, window: usize): void {
  const w = changetype<Window>(window);
  if (w.inChannels == w.outChannels) return slidingWindow<ForwardOne>(w, x, y, filter);
  memory.fill(y, 0, <usize>(w.positions * w.outChannels) << 2);
  slidingWindow<Forward>(w, x, y, filter);
}

/** dx[q, c] = Σ dy[p, o] filter[tap, o] over the positions p that see q and the outputs o of c. */
export function depthwiseBackpropInput(dy: usize, filter: usize, dx: usize, window: usize): void {
  const w = changetype<Window>(window);
  memory.fill(dx, 0, <usize>(w.batch * w.inHeight * w.inWidth * w.inChannels) << 2);
  slidingWindow<Input>(w, dx, dy, filter);
}

/** dfilter[tap, o] = Σ x[q, o / multiplier] dy[p, o] over all positions p. */
export function depthwiseBackpropFilter(x: usize, dy: usize, dfilter: usize, window: usize): void {
  const w = changetype<Window>(window);
  memory.fill(dfilter, 0, <usize>(w.taps * w.outChannels) << 2);
  slidingWindow<Filter>(w, x, dy, dfilter);
}

class Forward {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    taps<Forward>(w, x + offset, y, z, tap, rows, columns);
  }
  @inline tap(w: Window, x: usize, y: usize, filter: usize): void {
    addProducts(x, filter, y, w.inChannels, w.outChannels);
  }
}

/** Forward where each channel has one filter: the sums stay in registers. */
class ForwardOne {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    const pixel = <usize>w.inChannels << 2;
    const step = <usize>w.dilationWidth * pixel;
    const line = <usize>(w.dilationHeight * w.inWidth) * pixel;
    const across = <usize>w.filterWidth * pixel;
    const p = x + offset;
    const f = z + <usize>tap * pixel;
    let c: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const stop = pixel & ~15;
      if (columns == 3) for (; c < stop; c += 16) sumOfThree(p + c, f + c, y + c, step, line, pixel, across, rows);
      else for (; c < stop; c += 16) sumOf<v128>(p + c, f + c, y + c, step, line, pixel, across, rows, columns);
    }
    for (; c < pixel; c += 4) sumOf<f32>(p + c, f + c, y + c, step, line, pixel, across, rows, columns);
  }
}

/** y = Σ x filter over the taps inside; `step` and `line` lead to the next tap's pixel, `pixel` and `across` to its filter. */
// @ts-ignore: decorator
@inline
function sumOf<T>(x: usize, filter: usize, y: usize, step: usize, line: usize, pixel: usize, across: usize, rows: i32, columns: i32): void {
  let sum = splat<T>(0);
  for (; rows > 0; --rows, x += line, filter += across) {
    let p = x, f = filter;
    for (let j = columns; j > 0; --j, p += step, f += pixel) sum = add<T>(sum, mul<T>(load<T>(p), load<T>(f)));
  }
  store<T>(y, sum);
}

// @ts-ignore: decorator
@inline
function sumOfThree(x: usize, filter: usize, y: usize, step: usize, line: usize, pixel: usize, across: usize, rows: i32): void {
  let sum = f32x4.splat(0);
  for (; rows > 0; --rows, x += line, filter += across) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(x), v128.load(filter)));
    sum = f32x4.add(sum, f32x4.mul(v128.load(x + step), v128.load(filter + pixel)));
    sum = f32x4.add(sum, f32x4.mul(v128.load(x + step * 2), v128.load(filter + pixel * 2)));
  }
  v128.store(y, sum);
}

class Input {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    taps<Input>(w, x + offset, y, z, tap, rows, columns);
  }
  @inline tap(w: Window, dx: usize, dy: usize, filter: usize): void {
    if (w.inChannels == w.outChannels) addProducts(dy, filter, dx, w.outChannels, w.outChannels);
    else addSums(dy, filter, dx, w.inChannels, w.outChannels / w.inChannels);
  }
}

class Filter {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    taps<Filter>(w, x + offset, y, z, tap, rows, columns);
  }
  @inline tap(w: Window, x: usize, dy: usize, dfilter: usize): void {
    addProducts(x, dy, dfilter, w.inChannels, w.outChannels);
  }
}

/** Calls op.tap for each tap inside the image, with the pixel under it and its filters. */
// @ts-ignore: decorator
@inline
function taps<Op>(w: Window, x: usize, y: usize, filter: usize, tap: i32, rows: i32, columns: i32): void {
  const op = changetype<Op>(<usize>0);
  const pixel = <usize>w.inChannels << 2;
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < columns; ++j) {
      const at = <usize>(i * w.dilationHeight * w.inWidth + j * w.dilationWidth) * pixel;
      op.tap(w, x + at, y, filter + (<usize>((tap + i * w.filterWidth + j) * w.outChannels) << 2));
    }
  }
}

/** to[o] += a[o / (outputs / inputs)] * b[o], o < outputs. */
function addProducts(a: usize, b: usize, to: usize, inputs: i32, outputs: i32): void {
  if (inputs == outputs) return addProductsOne(a, b, to, outputs);
  const multiplier = outputs / inputs;
  for (let c = 0; c < inputs; ++c) {
    const v = load<f32>(a);
    for (let q = 0; q < multiplier; ++q) {
      store<f32>(to, load<f32>(to) + v * load<f32>(b));
      b += 4;
      to += 4;
    }
    a += 4;
  }
}

function addProductsOne(a: usize, b: usize, to: usize, n: i32): void {
  const end = to + (<usize>n << 2);
  if (ASC_FEATURE_SIMD) {
    const vectors = to + (<usize>(n >> 2) << 4);
    for (; to != vectors; to += 16) {
      addProduct<v128>(a, b, to);
      a += 16;
      b += 16;
    }
  }
  for (; to != end; to += 4) {
    addProduct<f32>(a, b, to);
    a += 4;
    b += 4;
  }
}

// @ts-ignore: decorator
@inline
function addProduct<T>(a: usize, b: usize, to: usize): void {
  store<T>(to, add<T>(load<T>(to), mul<T>(load<T>(a), load<T>(b))));
}

/** to[c] += Σ a[c, q] * b[c, q] over q < multiplier, each term in turn. */
function addSums(a: usize, b: usize, to: usize, inputs: i32, multiplier: i32): void {
  for (let c = 0; c < inputs; ++c) {
    let sum = load<f32>(to);
    for (let q = 0; q < multiplier; ++q) {
      sum += load<f32>(a) * load<f32>(b);
      a += 4;
      b += 4;
    }
    store<f32>(to, sum);
    to += 4;
  }
}
