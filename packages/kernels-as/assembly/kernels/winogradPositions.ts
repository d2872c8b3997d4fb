// What the gradient of a filter is of besides images: tiles of the positions of dy.
import { share } from "../loops/partition";
import { outOf } from "../conv/addressing";
import { Window } from "../conv/window";
import { FROM, HALF, line, outPlane, passBytes, positionsStep, TABLE, tilesOf, ZEROS } from "../winograd/workspace";
import { FOUR } from "../winograd/transform1d";
import { tileOfPositions } from "../winograd/transform2d";

/** Elements that take one thread long enough for others to be of help. */
const PASS: f64 = 65_536;

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
