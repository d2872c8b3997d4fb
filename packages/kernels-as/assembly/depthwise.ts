// Convolutions of each channel with its own filters [height, width, in, multiplier]; output channel o comes from input
// channel o / multiplier. Every sum runs over positions ascending, then taps.
import { add, mul } from "./lane";
import { slide } from "./slide";
import { Window } from "./window";

/** y[p, o] = Σ x[q, o / multiplier] filter[tap, o] over the taps of the window at p. */
export function depthwise(x: usize, filter: usize, y: usize, window: usize): void {
  const w = changetype<Window>(window);
  memory.fill(y, 0, <usize>(w.positions * w.outChannels) << 2);
  slide<Forward>(w, x, y, filter);
}

/** dx[q, c] = Σ dy[p, o] filter[tap, o] over the positions p that see q and the outputs o of c. */
export function depthwiseBackpropInput(dy: usize, filter: usize, dx: usize, window: usize): void {
  const w = changetype<Window>(window);
  memory.fill(dx, 0, <usize>(w.batch * w.inHeight * w.inWidth * w.inChannels) << 2);
  slide<Input>(w, dx, dy, filter);
}

/** dfilter[tap, o] = Σ x[q, o / multiplier] dy[p, o] over all positions p. */
export function depthwiseBackpropFilter(x: usize, dy: usize, dfilter: usize, window: usize): void {
  const w = changetype<Window>(window);
  memory.fill(dfilter, 0, <usize>(w.taps * w.outChannels) << 2);
  slide<Filter>(w, x, dy, dfilter);
}

class Forward {
  @inline at(w: Window, x: usize, y: usize, z: usize, offset: usize, tap: i32, rows: i32, columns: i32): void {
    taps<Forward>(w, x + offset, y, z, tap, rows, columns);
  }
  @inline tap(w: Window, x: usize, y: usize, filter: usize): void {
    addProducts(x, filter, y, w.inChannels, w.outChannels);
  }
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
