// Convolutions whose filters are twice as large as their stride, with 25 multiplications in place of 64: Winograd's
// F(4x4, 2x2) (Winograd 1980; Lavin and Gray 2016, https://arxiv.org/abs/1509.09308) of each phase of the stride, whose
// filter is 2x2. 25 products of matrices stand between the transforms of winograd/transform2d.ts. A tile is 4x4 positions, for
// input gradients 4x4 pixels of a phase. Which windows go this way, src/adapters/winograd.ts says, by shape alone.
import { productOfMatrices } from "../gemm/operands";
import { multiply, WORTH } from "../gemm/driver";
import { share } from "../loops/partition";
import { outOf, pixelOf } from "../conv/addressing";
import { Window } from "../conv/window";
import { multiplyRow, phaseInput, tilesOfImages, unseen } from "../winograd/inputTiles";
import {
  CHANNELS, COLUMNS, DEEP, FROM, groupOf, HALF, imagePlane, line, mostTiles, openWork, outPlane, phasesOf, positionsStep,
  TABLE, tapsPlane, tilesAcross, tilesOf, TO, WORK, Work, ZEROS
} from "../winograd/workspace";
import { FIVE, FOUR } from "../winograd/transform1d";
import { tapsRow } from "../winograd/filterTransform";
import { positionsOfTile, tapsOfTile } from "../winograd/transform2d";

/** Tiles that a part should have: each makes the filter's tiles for itself. */
const SHARE = 64;

/** y[positions, out] = conv2d(x, filter). A part is some of the images. */
export function winogradForward(
  x: usize, filter: usize, y: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const depth = phasesOf(w) * w.inChannels;
  const most = mostTiles(depth);
  const wide = min(w.outChannels, COLUMNS);
  scratch = openWork(scratch, thread, w, 4 * depth * wide, 4 * most * depth, most * outOf(w));
  const work = changetype<Work>(scratch + WORK);
  const image = imagePlane(scratch + FROM, w, x, scratch + ZEROS);
  const end = share(w.batch, part + 1, parts) * tilesOf(w);
  let tile = share(w.batch, part, parts) * tilesOf(w);
  for (const group = groupOf(end - tile, most); tile < end; tile += group) {
    const n = min(group, end - tile);
    for (let row = 0; row < FIVE; ++row) {
      tilesOfImages(w, image, tile, n, row, scratch, w.inChannels);
      for (let column = 0; column < w.outChannels; column += COLUMNS) {
        multiplyTaps(w, scratch, filter, row, column, min(COLUMNS, w.outChannels - column), n);
      }
    }
    const positions = outPlane(scratch + TO, w, y, scratch + ZEROS + line(w));
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) % tilesOf(w);
      const top = (t / tilesAcross(w)) * FOUR;
      positions.find(scratch + TABLE, FOUR, (tile + i) / tilesOf(w), top, (t % tilesAcross(w)) * FOUR);
      const m = work.after + <usize>(i * outOf(w));
      if (!positionsOfTile(m, work.afterStep, scratch + TABLE, w.outChannels, scratch + HALF)) w.notFinite = 1;
    }
  }
}

/** Columns `column` to `column` + `columns` of row `row` of the products. */
function multiplyTaps(w: Window, scratch: usize, filter: usize, row: i32, column: i32, columns: i32, n: i32): void {
  const work = changetype<Work>(scratch + WORK);
  const taps = tapsPlane(scratch + TO, w, filter + (<usize>column << 2));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    taps.find(scratch + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
    const to = work.taps + <usize>(phase * w.inChannels * columns << 2);
    tapsRow(row, scratch + TABLE, 0, outOf(w), w.inChannels, columns, to, work.tapsStep);
  }
  multiplyRow(work, row, n, column, columns, w.outChannels, phasesOf(w) * w.inChannels, 0);
}

export function winogradForwardParts(x: usize, filter: usize, y: usize, window: usize, scratch: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

/** dfilter[patch, out] = patches(x)ᵀ dy, of the tiles d of dy, ascending. A part is some of the channels in. */
export function winogradBackpropFilter(
  x: usize, d: usize, dfilter: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const rows = CHANNELS * phasesOf(w);
  scratch = openWork(scratch, thread, w, 0, 4 * DEEP * rows, rows * outOf(w));
  const work = changetype<Work>(scratch + WORK);
  const tiles = w.batch * tilesOf(w);
  const end = share(w.inChannels, part + 1, parts);
  for (let from = share(w.inChannels, part, parts); from < end; from += CHANNELS) {
    const channels = min(CHANNELS, end - from);
    const image = imagePlane(scratch + FROM, w, x + (<usize>from << 2), scratch + ZEROS);
    for (let row = 0; row < FIVE; ++row) {
      for (let tile = 0; tile < tiles; tile += DEEP) {
        const n = min(DEEP, tiles - tile);
        tilesOfImages(w, image, tile, n, row, scratch, channels);
        for (let i = 0; i < FIVE; ++i) {
          const e = <usize>(row * FIVE + i);
          const p = productOfMatrices(work.product, phasesOf(w) * channels, w.outChannels, n, 1, 0);
          p.a = work.before + <usize>i * work.beforeStep;
          p.b = d + <usize>(tile * outOf(w)) + e * positionsStep(w);
          p.c = work.after + e * work.afterStep;
          p.fresh = i32(tile == 0);
          multiply(work.product, 0, 1);
        }
      }
    }
    const taps = tapsPlane(scratch + TO, w, dfilter + <usize>(from * outOf(w)));
    for (let phase = 0; phase < phasesOf(w); ++phase) {
      taps.find(scratch + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
      const m = work.after + <usize>(phase * channels * outOf(w));
      if (!tapsOfTile(m, work.afterStep, scratch + TABLE, channels * w.outChannels, scratch + HALF)) w.notFinite = 1;
    }
  }
}

export function winogradBackpropFilterParts(x: usize, d: usize, dfilter: usize, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  if (!worth(w)) return 1;
  return max(1, min(w.inChannels >> 3, max(threads, min(w.inChannels >> 4, threads << 1))));
}

/** dx = dy filterᵀ, a phase of its pixels at a time. A part is some of the images. */
export function winogradBackpropInput(
  dy: usize, filter: usize, dx: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const most = mostTiles(w.outChannels);
  const wide = min(w.inChannels, COLUMNS);
  scratch = openWork(scratch, thread, w, wide * outOf(w), most * outOf(w), most * pixelOf(w));
  outPlane(scratch + FROM, w, dy, scratch + ZEROS);
  const from = share(w.batch, part, parts);
  const end = share(w.batch, part + 1, parts);
  const bytes = w.inHeight * w.inWidth * pixelOf(w);
  if (unseen(w)) memory.fill(dx + <usize>(from * bytes), 0, <usize>((end - from) * bytes));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    phaseInput(w, scratch, filter, dx, phase / w.strideWidth, phase % w.strideWidth, from, end);
  }
}

export function winogradBackpropInputParts(dy: usize, filter: usize, dx: usize, window: usize, scratch: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

function partsOfImages(w: Window, threads: i32): i32 {
  if (!worth(w)) return 1;
  return min(w.batch, max(threads, min((w.batch * tilesOf(w)) / SHARE, threads << 1)));
}

/** Whether threads help; by the multiplications of the plain convolution. */
function worth(w: Window): bool {
  return <f64>w.positions * <f64>w.patch * <f64>w.outChannels >= WORTH;
}
