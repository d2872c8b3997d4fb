// Convolutions whose filters are twice as large as their stride, with 25 multiplications in place of 64: Winograd's
// F(4x4, 2x2) (Winograd 1980; Lavin and Gray 2016, https://arxiv.org/abs/1509.09308) of each phase of the stride, whose
// filter is 2x2. 25 products of matrices stand between the transforms of winograd/transform2d.ts. A tile is 4x4 positions, for
// input gradients 4x4 pixels of a phase. Which windows go this way, src/adapters/winograd.ts says, by shape alone.
import { productOfMatrices } from "../gemm/operands";
import { multiply, MIN_MULTIPLY_ADDS } from "../gemm/driver";
import { partStart } from "../loops/partition";
import { outPixelBytes, pixelBytes } from "../conv/addressing";
import { Window } from "../shared/window";
import { multiplyRow, phaseInput, tilesOfImages, unseen } from "../winograd/inputTiles";
import {
  CHANNELS, COLUMNS, DEEP, FROM, groupOf, HALF, imagePlane, pixelZeros, mostTiles, openProducts, openWork, outPlane, phasesOf, positionsStep, productsBytes,
  TABLE, tapsPlane, tilesAcross, tilesOf, TO, WORK, Work, workBytes, ZEROS
} from "../winograd/workspace";
import { FIVE, FOUR } from "../winograd/transform1d";
import { tapsRow } from "../winograd/filterTransform";
import { positionsOfTile, tapsOfTile } from "../winograd/transform2d";

/** Tiles that a part should have: each makes the filter's tiles for itself. */
const SHARE = 64;

/** y[positions, out] = conv2d(x, filter). A part is some of the images. */
export function winogradForward(
  x: usize, filter: usize, y: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const depth = phasesOf(w) * w.inChannels;
  const most = mostTiles(depth);
  workspace = openProducts(workspace, thread, w, depth, w.outChannels);
  const work = changetype<Work>(workspace + WORK);
  const image = imagePlane(workspace + FROM, w, x, workspace + ZEROS);
  const end = partStart(w.batch, 1, part + 1, parts) * tilesOf(w);
  let tile = partStart(w.batch, 1, part, parts) * tilesOf(w);
  for (const group = groupOf(end - tile, most); tile < end; tile += group) {
    const n = min(group, end - tile);
    for (let row = 0; row < FIVE; ++row) {
      tilesOfImages(w, image, tile, n, row, workspace, w.inChannels);
      for (let column = 0; column < w.outChannels; column += COLUMNS) {
        multiplyTaps(w, workspace, filter, row, column, min(COLUMNS, w.outChannels - column), n);
      }
    }
    const positions = outPlane(workspace + TO, w, y, workspace + ZEROS + pixelZeros(w));
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) % tilesOf(w);
      const top = (t / tilesAcross(w)) * FOUR;
      positions.find(workspace + TABLE, FOUR, (tile + i) / tilesOf(w), top, (t % tilesAcross(w)) * FOUR);
      const m = work.after + <usize>(i * outPixelBytes(w));
      if (!positionsOfTile(m, work.afterStep, workspace + TABLE, w.outChannels, workspace + HALF)) w.notFinite = 1;
    }
  }
}

/** Columns `column` to `column` + `columns` of row `row` of the products. */
function multiplyTaps(w: Window, workspace: usize, filter: usize, row: i32, column: i32, columns: i32, n: i32): void {
  const work = changetype<Work>(workspace + WORK);
  const taps = tapsPlane(workspace + TO, w, filter + (<usize>column << 2));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    taps.find(workspace + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
    const to = work.taps + <usize>(phase * w.inChannels * columns << 2);
    tapsRow(row, workspace + TABLE, 0, outPixelBytes(w), w.inChannels, columns, to, work.tapsStep);
  }
  multiplyRow(work, row, n, column, columns, w.outChannels, phasesOf(w) * w.inChannels, 0);
}

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
  const rows = CHANNELS * phasesOf(w);
  workspace = openWork(workspace, thread, w, 0, 4 * DEEP * rows, rows * outPixelBytes(w));
  const work = changetype<Work>(workspace + WORK);
  const tiles = w.batch * tilesOf(w);
  const end = partStart(w.inChannels, 1, part + 1, parts);
  for (let from = partStart(w.inChannels, 1, part, parts); from < end; from += CHANNELS) {
    const channels = min(CHANNELS, end - from);
    const image = imagePlane(workspace + FROM, w, x + (<usize>from << 2), workspace + ZEROS);
    for (let row = 0; row < FIVE; ++row) {
      for (let tile = 0; tile < tiles; tile += DEEP) {
        const n = min(DEEP, tiles - tile);
        tilesOfImages(w, image, tile, n, row, workspace, channels);
        for (let i = 0; i < FIVE; ++i) {
          const e = <usize>(row * FIVE + i);
          const p = productOfMatrices(work.product, phasesOf(w) * channels, w.outChannels, n, 1, 0);
          p.a = work.before + <usize>i * work.beforeStep;
          p.b = d + <usize>(tile * outPixelBytes(w)) + e * <usize>positionsStep<i32>(w);
          p.c = work.after + e * work.afterStep;
          p.fresh = i32(tile == 0);
          multiply(work.product, 0, 1);
        }
      }
    }
    const taps = tapsPlane(workspace + TO, w, dfilter + <usize>(from * outPixelBytes(w)));
    for (let phase = 0; phase < phasesOf(w); ++phase) {
      taps.find(workspace + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
      const m = work.after + <usize>(phase * channels * outPixelBytes(w));
      if (!tapsOfTile(m, work.afterStep, workspace + TABLE, channels * w.outChannels, workspace + HALF)) w.notFinite = 1;
    }
  }
}

export function winogradBackpropFilterWorkspace(window: usize, threads: i32): f64 {
  const w = changetype<Window>(window);
  const rows = <f64>(CHANNELS * phasesOf(w));
  return workBytes(w, 0, 4.0 * DEEP * rows, rows * outPixelBytes(w)) * threads;
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
  outPlane(workspace + FROM, w, dy, workspace + ZEROS);
  const from = partStart(w.batch, 1, part, parts);
  const end = partStart(w.batch, 1, part + 1, parts);
  const bytes = w.inHeight * w.inWidth * pixelBytes(w);
  if (unseen(w)) memory.fill(dx + <usize>(from * bytes), 0, <usize>((end - from) * bytes));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    phaseInput(w, workspace, filter, dx, phase / w.strideWidth, phase % w.strideWidth, from, end);
  }
}

export function winogradBackpropInputWorkspace(window: usize, threads: i32): f64 {
  const w = changetype<Window>(window);
  return productsBytes(w, w.outChannels, w.inChannels) * threads;
}

export function winogradBackpropInputParts(window: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

function partsOfImages(w: Window, threads: i32): i32 {
  if (!worth(w)) return 1;
  return min(w.batch, max(threads, min((w.batch * tilesOf(w)) / SHARE, threads << 1)));
}

/** Whether threads help; by the multiplications of the plain convolution. */
function worth(w: Window): bool {
  return <f64>w.positions * <f64>w.patch * <f64>w.outChannels >= MIN_MULTIPLY_ADDS;
}
