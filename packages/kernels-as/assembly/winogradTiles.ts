// What the products of winograd.ts are of besides images: tiles of a filter, and of the positions of a gradient.
import { share } from "./parts";
import { outOf, tapOf } from "./places";
import { Window } from "./window";
import {
  filterStep, FROM, HALF, line, outPlane, passBytes, positionsStep, TABLE, tapsPlane, tilesOf, ZEROS
} from "./winogradLayout";
import { FOUR } from "./winogradSide";
import { tileOfPositions, tileOfTaps } from "./winogradTile";

/** Elements that take one thread long enough for others to be of help. */
const PASS: f64 = 65_536;

/**
 * u[25, phases * in, out]: the filter's tiles, of its taps in falling order where `turned`. Phases go row by row. A part
 * is some of the channels in.
 */
export function winogradFilter(
  filter: usize, u: usize, turned: i32, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  scratch += <usize>thread * passBytes(w);
  const table = scratch + TABLE;
  const from = share(w.inChannels, part, parts);
  const n = (share(w.inChannels, part + 1, parts) - from) * w.outChannels;
  const skip = <usize>(from * outOf(w));
  const taps = tapsPlane(scratch + FROM, w, filter + skip);
  for (let row = 0; row < w.strideHeight; ++row) {
    for (let column = 0; column < w.strideWidth; ++column) {
      taps.find(table, 2, 0, row, column);
      if (turned) turn(table);
      tileOfTaps(table, u + skip, filterStep(w), n, scratch + HALF);
      u += <usize>tapOf(w);
    }
  }
}

export function winogradFilterParts(filter: usize, u: usize, turned: i32, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return <f64>w.patch * <f64>w.outChannels < PASS ? 1 : min(w.inChannels, threads << 1);
}

/** The four addresses of a table in the opposite order. */
function turn(table: usize): void {
  for (let i: usize = 0; i < 2; ++i) {
    const p = table + 4 * i;
    const q = table + 4 * (3 - i);
    const first = load<usize>(p);
    store<usize>(p, load<usize>(q));
    store<usize>(q, first);
  }
}

/** d[25, tiles, out]: the tiles of dy, zeros beyond its last row and column. A part is some of the images. */
export function winogradPositions(dy: usize, d: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32): void {
  const w = changetype<Window>(window);
  scratch += <usize>thread * passBytes(w);
  memory.fill(scratch + ZEROS, 0, line(w));
  const positions = outPlane(scratch + FROM, w, dy, scratch + ZEROS);
  const from = share(w.batch, part, parts);
  const to = share(w.batch, part + 1, parts);
  d += <usize>(from * tilesOf(w) * outOf(w));
  for (let image = from; image < to; ++image) {
    for (let row = 0; row < w.outHeight; row += FOUR) {
      for (let column = 0; column < w.outWidth; column += FOUR) {
        positions.find(scratch + TABLE, FOUR, image, row, column);
        tileOfPositions(scratch + TABLE, d, positionsStep(w), w.outChannels, scratch + HALF);
        d += <usize>outOf(w);
      }
    }
  }
}

export function winogradPositionsParts(dy: usize, d: usize, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return <f64>w.positions * <f64>w.outChannels < PASS ? 1 : min(w.batch, threads << 1);
}
