// Which taps are inside the image, along one axis. Neighbouring positions, taps or pixels with the same taps inside form a span. The matrix
// product of a span has no element in the padding, so nothing is multiplied by zeros.
import { Window } from "../shared/window";

/** Height or width of a Window, and the latest of its spans. Begins with `count` 0, and does again after the last span. */
@unmanaged
export class Span {
  inSize: i32;
  outSize: i32;
  size: i32;
  stride: i32;
  dilation: i32;
  before: i32;
  /** The first of `count` positions, or of `count` pixels, a stride apart. */
  from: i32;
  count: i32;
  /** The first of `taps` taps; for pixels the last one, from which others go back. */
  tap: i32;
  taps: i32;

  /** The next positions with the same taps inside the image. False after the last. */
  nextPositions(): bool {
    const from = this.count == 0 ? 0 : this.from + this.count;
    if (from == this.outSize) return this.end();
    const tap = this.tapsBefore(this.before - from * this.stride);
    const tapEnd = this.tapsBefore(this.inSize + this.before - from * this.stride);
    let to = from + 1;
    while (
      to < this.outSize &&
      this.tapsBefore(this.before - to * this.stride) == tap &&
      this.tapsBefore(this.inSize + this.before - to * this.stride) == tapEnd
    ) ++to;
    return this.set(from, to - from, tap, tapEnd - tap);
  }

  /** The next taps that are inside the image at the same positions. False after the last. */
  nextTaps(): bool {
    const tap = this.taps == 0 ? 0 : this.tap + this.taps;
    if (tap == this.size) return this.end();
    const from = this.positionsBefore(this.before - tap * this.dilation);
    const end = this.positionsBefore(this.inSize + this.before - tap * this.dilation);
    let to = tap + 1;
    while (
      to < this.size &&
      this.positionsBefore(this.before - to * this.dilation) == from &&
      this.positionsBefore(this.inSize + this.before - to * this.dilation) == end
    ) ++to;
    return this.set(from, end - from, tap, to - tap);
  }

  /** The next pixels, a stride apart, that the same taps reach. False after the last. */
  nextPixels(): bool {
    let from = 0;
    if (this.count) from = this.from + this.count * this.stride;
    if (from >= this.inSize) {
      if (this.count == 0) return this.end();
      from = (this.from % this.stride) + 1;
      if (from >= min(this.stride, this.inSize)) return this.end();
    }
    const tap = this.lastTap(from);
    const taps = this.tapsAt(from);
    let count = 1;
    for (let y = from + this.stride; y < this.inSize; y += this.stride) {
      if (this.lastTap(y) != tap || this.tapsAt(y) != taps) break;
      ++count;
    }
    return this.set(from, count, tap, taps);
  }

  /** Where taps that reach the same pixel go back by `tapStep`, the position goes on by `positionStep`. */
  @inline get tapStep(): i32 {
    return this.stride / gcd(this.stride, this.dilation);
  }
  @inline get positionStep(): i32 {
    return this.dilation / gcd(this.stride, this.dilation);
  }

  /** How many taps lie less than `reach` pixels from the first. */
  private tapsBefore(reach: i32): i32 {
    return min(this.size, ceilDiv(reach, this.dilation));
  }

  private positionsBefore(reach: i32): i32 {
    return min(this.outSize, ceilDiv(reach, this.stride));
  }

  /** The position from which tap `tap` reaches pixel y; -1, none. */
  private positionOf(y: i32, tap: i32): i32 {
    const t = y + this.before - tap * this.dilation;
    return t >= 0 && t % this.stride == 0 && t / this.stride < this.outSize ? t / this.stride : -1;
  }

  private lastTap(y: i32): i32 {
    let tap = this.size - 1;
    while (tap > 0 && this.positionOf(y, tap) < 0) --tap;
    return tap;
  }

  private tapsAt(y: i32): i32 {
    let n = 0;
    for (let tap = 0; tap < this.size; ++tap) if (this.positionOf(y, tap) >= 0) ++n;
    return n;
  }

  private set(from: i32, count: i32, tap: i32, taps: i32): bool {
    this.from = from;
    this.count = count;
    this.tap = tap;
    this.taps = taps;
    return true;
  }

  private end(): bool {
    this.set(0, 0, 0, 0);
    return false;
  }
}

/** n / step, rounded up; 0 for less. */
export function ceilDiv(n: i32, step: i32): i32 {
  return n <= 0 ? 0 : (n + step - 1) / step;
}

function gcd(a: i32, b: i32): i32 {
  while (b) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** The height of w, before its first span. */
export function heightAt(at: usize, w: Window): Span {
  return open(at, w.inHeight, w.outHeight, w.filterHeight, w.strideHeight, w.dilationHeight, w.top);
}

/** The width of w, before its first span. */
export function widthAt(at: usize, w: Window): Span {
  return open(at, w.inWidth, w.outWidth, w.filterWidth, w.strideWidth, w.dilationWidth, w.left);
}

function open(at: usize, inSize: i32, outSize: i32, size: i32, stride: i32, dilation: i32, before: i32): Span {
  const span = changetype<Span>(at);
  span.inSize = inSize;
  span.outSize = outSize;
  span.size = size;
  span.stride = stride;
  span.dilation = dilation;
  span.before = before;
  span.count = 0;
  span.taps = 0;
  return span;
}
