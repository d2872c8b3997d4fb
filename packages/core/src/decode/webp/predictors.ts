/** Predicts a pixel from those at the left, above, above to the right, above to the left. */
type Predictor = (left: number, top: number, topRight: number, topLeft: number) => number;

/** The mean of two pixels, byte by byte, rounded down. */
function mean(a: number, b: number): number {
  return (((a ^ b) & 0xfefefefe) >>> 1) + (a & b);
}

/** Left or above, whichever is nearer to left + above - corner. */
function select(left: number, top: number, corner: number): number {
  let [toLeft, toTop] = [0, 0];
  for (let shift = 0; shift < 32; shift += 8) {
    const [l, t, c] = [(left >>> shift) & 255, (top >>> shift) & 255, (corner >>> shift) & 255];
    toLeft += Math.abs(t - c);
    toTop += Math.abs(l - c);
  }
  return toLeft < toTop ? left : top;
}

/** Each byte by `rule`, clamped to 0..255. */
function each(a: number, b: number, c: number, rule: (a: number, b: number, c: number) => number): number {
  let out = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const value = rule((a >>> shift) & 255, (b >>> shift) & 255, (c >>> shift) & 255);
    out |= Math.max(0, Math.min(255, value)) << shift;
  }
  return out;
}

const black: Predictor = () => 0xff000000;

/** The predictors by number; 14 and 15 are not in use. RFC 9649, 3.5.1. */
export const predictors: readonly Predictor[] = [
  black,
  (left) => left,
  (_, top) => top,
  (_, __, topRight) => topRight,
  (_, __, ___, topLeft) => topLeft,
  (left, top, topRight) => mean(mean(left, topRight), top),
  (left, _, __, topLeft) => mean(left, topLeft),
  (left, top) => mean(left, top),
  (_, top, __, topLeft) => mean(topLeft, top),
  (_, top, topRight) => mean(top, topRight),
  (left, top, topRight, topLeft) => mean(mean(left, topLeft), mean(top, topRight)),
  (left, top, _, topLeft) => select(left, top, topLeft),
  (left, top, _, topLeft) => each(left, top, topLeft, (l, t, c) => l + t - c),
  (left, top, _, topLeft) => each(mean(left, top), topLeft, 0, (m, c) => m + Math.trunc((m - c) / 2)),
  black,
  black,
];
