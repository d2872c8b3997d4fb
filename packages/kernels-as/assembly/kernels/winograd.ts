// Convolutions whose filters are twice as large as their stride, with 25 multiplications in place of 64: Winograd's
// F(4x4, 2x2) (Winograd 1980; Lavin and Gray 2016, https://arxiv.org/abs/1509.09308) of each phase of the stride, whose
// filter is 2x2. 25 products of matrices stand between the transforms of winograd/transform2d.ts. A tile is 4x4 positions, for
// input gradients 4x4 pixels of a phase. src/adapters/winograd.ts decides by shape alone which windows use it.
import { productOfMatrices } from "../gemm/operands";
import { multiply, MIN_MULTIPLY_ADDS } from "../gemm/driver";
import { partStart } from "../loops/partition";
import { outPixelBytes, pixelBytes } from "../conv/addressing";
import { Window } from "../shared/window";
import { multiplyRow, backpropPhase, tilesOfImages, hasUnseenPixels } from "../winograd/inputTiles";
import {
  GRAD_CHANNELS, COLUMN_BLOCK, GRAD_TILES, FROM, groupOf, BETWEEN_AT, imageTiles, pixelZeros, maxTiles, openProducts, openWork, outTiles, phasesOf, positionsStep, productsBytes,
  TABLE, tapTiles, tilesAcross, tilesOf, TO, WORK, Work, workBytes, ZEROS
} from "../winograd/workspace";
import { IN_TILE, OUT_TILE } from "../winograd/transform1d";
import { filterTransformRow } from "../winograd/filterTransform";
import { outputTransform, filterGradTransform } from "../winograd/transform2d";

/** Tiles that a part should have: each part transforms the filter for itself. */
const MIN_TILES_PER_PART = 64;

/** y[positions, out] = conv2d(x, filter). A part is some of the images. */
export function winogradForward(
  x: usize, filter: usize, y: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const depth = phasesOf(w) * w.inChannels;
  const limit = maxTiles(depth);
  workspace = openProducts(workspace, thread, w, depth, w.outChannels);
  const work = changetype<Work>(workspace + WORK);
  const image = imageTiles(workspace + FROM, w, x, workspace + ZEROS);
  const end = partStart(w.batch, 1, part + 1, parts) * tilesOf(w);
  let tile = partStart(w.batch, 1, part, parts) * tilesOf(w);
  for (const group = groupOf(end - tile, limit); tile < end; tile += group) {
    const n = min(group, end - tile);
    for (let row = 0; row < IN_TILE; ++row) {
      tilesOfImages(w, image, tile, n, row, workspace, w.inChannels);
      for (let column = 0; column < w.outChannels; column += COLUMN_BLOCK) {
        multiplyTaps(w, workspace, filter, row, column, min(COLUMN_BLOCK, w.outChannels - column), n);
      }
    }
    const positions = outTiles(workspace + TO, w, y, workspace + ZEROS + pixelZeros(w));
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) % tilesOf(w);
      const top = (t / tilesAcross(w)) * OUT_TILE;
      positions.find(workspace + TABLE, OUT_TILE, (tile + i) / tilesOf(w), top, (t % tilesAcross(w)) * OUT_TILE);
      const m = work.after + <usize>(i * outPixelBytes(w));
      if (!outputTransform(m, work.afterStep, workspace + TABLE, w.outChannels, workspace + BETWEEN_AT)) w.notFinite = 1;
    }
  }
}

/** Columns `column` to `column` + `columns` of row `row` of the products. */
function multiplyTaps(w: Window, workspace: usize, filter: usize, row: i32, column: i32, columns: i32, n: i32): void {
  const work = changetype<Work>(workspace + WORK);
  const taps = tapTiles(workspace + TO, w, filter + (<usize>column << 2));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    taps.find(workspace + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
    const to = work.taps + <usize>(phase * w.inChannels * columns << 2);
    filterTransformRow(row, workspace + TABLE, 0, outPixelBytes(w), w.inChannels, columns, to, work.tapsStep);
  }
  multiplyRow(work, row, n, column, columns, w.outChannels, phasesOf(w) * w.inChannels, 0);
}

/** Tiles, and the direct way should it be needed. */
export function winogradForwardWorkspace(window: usize, threads: i32): f64 {
  const w = changetype<Window>(window);
  return productsBytes(w, phasesOf(w) * w.inChannels, w.outChannels) * threads;
}

export function winogradForwardParts(window: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

/** dfilter[patch, out] = patches(x)ᵀ dy, of the tiles d of dy, ascending. A part is some of the channels in. */
export function winogradBackpropFilter(
  x: usize, d: usize, dfilter: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const rows = GRAD_CHANNELS * phasesOf(w);
  workspace = openWork(workspace, thread, w, 0, 4 * GRAD_TILES * rows, rows * outPixelBytes(w));
  const work = changetype<Work>(workspace + WORK);
  const tiles = w.batch * tilesOf(w);
  const end = partStart(w.inChannels, 1, part + 1, parts);
  for (let from = partStart(w.inChannels, 1, part, parts); from < end; from += GRAD_CHANNELS) {
    const channels = min(GRAD_CHANNELS, end - from);
    const image = imageTiles(workspace + FROM, w, x + (<usize>from << 2), workspace + ZEROS);
    for (let row = 0; row < IN_TILE; ++row) {
      for (let tile = 0; tile < tiles; tile += GRAD_TILES) {
        const n = min(GRAD_TILES, tiles - tile);
        tilesOfImages(w, image, tile, n, row, workspace, channels);
        for (let i = 0; i < IN_TILE; ++i) {
          const e = <usize>(row * IN_TILE + i);
          const p = productOfMatrices(work.product, phasesOf(w) * channels, w.outChannels, n, 1, 0);
          p.a = work.before + <usize>i * work.beforeStep;
          p.b = d + <usize>(tile * outPixelBytes(w)) + e * <usize>positionsStep<i32>(w);
          p.c = work.after + e * work.afterStep;
          p.overwrite = i32(tile == 0);
          multiply(work.product, 0, 1);
        }
      }
    }
    const taps = tapTiles(workspace + TO, w, dfilter + <usize>(from * outPixelBytes(w)));
    for (let phase = 0; phase < phasesOf(w); ++phase) {
      taps.find(workspace + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
      const m = work.after + <usize>(phase * channels * outPixelBytes(w));
      if (!filterGradTransform(m, work.afterStep, workspace + TABLE, channels * w.outChannels, workspace + BETWEEN_AT)) w.notFinite = 1;
    }
  }
}

/** Tiles, and the direct way should it be needed. */
export function winogradBackpropFilterWorkspace(window: usize, threads: i32): f64 {
  const w = changetype<Window>(window);
  const rows = <f64>(GRAD_CHANNELS * phasesOf(w));
  return workBytes(w, 0, 4.0 * GRAD_TILES * rows, rows * outPixelBytes(w)) * threads;
}

export function winogradBackpropFilterParts(window: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  if (!worth(w)) return 1;
  return max(1, min(w.inChannels >> 3, max(threads, min(w.inChannels >> 4, threads << 1))));
}

/** dx = dy filterᵀ, a phase of its pixels at a time. A part is some of the images. */
export function winogradBackpropInput(
  dy: usize, filter: usize, dx: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace = openProducts(workspace, thread, w, w.outChannels, w.inChannels);
  outTiles(workspace + FROM, w, dy, workspace + ZEROS);
  const from = partStart(w.batch, 1, part, parts);
  const end = partStart(w.batch, 1, part + 1, parts);
  const bytes = w.inHeight * w.inWidth * pixelBytes(w);
  if (hasUnseenPixels(w)) memory.fill(dx + <usize>(from * bytes), 0, <usize>((end - from) * bytes));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    backpropPhase(w, workspace, filter, dx, phase / w.strideWidth, phase % w.strideWidth, from, end);
  }
}

/** Tiles, and the direct way should it be needed. */
export function winogradBackpropInputWorkspace(window: usize, threads: i32): f64 {
  const w = changetype<Window>(window);
  return productsBytes(w, w.outChannels, w.inChannels) * threads;
}

export function winogradBackpropInputParts(window: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

function partsOfImages(w: Window, threads: i32): i32 {
  if (!worth(w)) return 1;
  return min(w.batch, max(threads, min((w.batch * tilesOf(w)) / MIN_TILES_PER_PART, threads << 1)));
}

/** Whether threads help; by the multiplications of the plain convolution. */
function worth(w: Window): bool {
  return <f64>w.positions * <f64>w.patch * <f64>w.outChannels >= MIN_MULTIPLY_ADDS;
}
