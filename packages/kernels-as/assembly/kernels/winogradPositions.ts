// The tiles of dy, from which `winogradBackpropFilter` computes the gradient of a filter.
import { partsFor, partStart } from "../loops/partition";
import { outPixelBytes } from "../conv/addressing";
import { Window } from "../shared/window";
import { FROM, BETWEEN_AT, pixelZeros, outTiles, passBytes, positionsStep, TABLE, tilesOf, ZEROS } from "../winograd/workspace";
import { PRODUCTS, OUT_TILE } from "../winograd/transform1d";
import { gradTransform } from "../winograd/transform2d";

/** Elements of dy from which threads help. */
const MIN_POSITIONS: f64 = 65_536;

/** d[25, tiles, out]: the tiles of dy, zeros beyond its last row and column. A part is some of the images. */
export function winogradPositions(dy: usize, d: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32): void {
  const w = changetype<Window>(window);
  workspace += <usize>(thread * passBytes(w));
  memory.fill(workspace + ZEROS, 0, pixelZeros(w));
  const positions = outTiles(workspace + FROM, w, dy, workspace + ZEROS);
  const from = partStart(w.batch, 1, part, parts);
  const to = partStart(w.batch, 1, part + 1, parts);
  d += <usize>(from * tilesOf(w) * outPixelBytes(w));
  for (let image = from; image < to; ++image) {
    for (let row = 0; row < w.outHeight; row += OUT_TILE) {
      for (let column = 0; column < w.outWidth; column += OUT_TILE) {
        positions.find(workspace + TABLE, OUT_TILE, image, row, column);
        gradTransform(workspace + TABLE, d, positionsStep<i32>(w), w.outChannels, workspace + BETWEEN_AT);
        d += <usize>outPixelBytes(w);
      }
    }
  }
}

/** A pass over tiles per thread. */
export function winogradPositionsWorkspace(window: usize, threads: i32): f64 {
  return <f64>passBytes(changetype<Window>(window)) * threads;
}

export function winogradPositionsParts(window: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return partsFor(<f64>w.positions * <f64>w.outChannels, MIN_POSITIONS, min(w.batch, threads << 1));
}

/** Bytes of the tiles d, which `winogradPositions` writes and `winogradBackpropFilter` reads. */
export function winogradTilesWorkspace(window: usize, threads: i32): f64 {
  return <f64>PRODUCTS * positionsStep<f64>(changetype<Window>(window));
}
