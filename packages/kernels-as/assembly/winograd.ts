// Convolutions whose filters are twice as large as their stride, with 25 multiplications in place of 64: Winograd's
// F(4x4, 2x2) (Winograd 1980; Lavin and Gray 2016, https://arxiv.org/abs/1509.09308) of each phase of the stride, whose
// filter is 2x2. 25 products of matrices stand between the transforms of winogradTile.ts. A tile is 4x4 positions, for
// input gradients 4x4 pixels of a phase. Which windows go this way, src/adapters/winograd.ts says, by shape alone.
import { productOfMatrices } from "./matrices";
import { share } from "./parts";
import { outOf, pixelOf, tapOf } from "./places";
import { PRODUCT } from "./product";
import { Window } from "./window";
import { phaseInput, tilesOfImages, unseen } from "./winogradPhase";
import {
  apart, bytesOf, CHANNELS, DEEP, filterStep, FROM, GROUP, groupOf, HALF, imagePlane, line, multiplyAll, outPlane, passBytes,
  phasesOf, positionsStep, TABLE, tapsPlane, tilesAcross, tilesOf, TO, ZEROS
} from "./winogradLayout";
import { ALL, FOUR } from "./winogradSide";
import { positionsOfTile, tapsOfTile } from "./winogradTile";

/** Multiplications of the plain convolution that take one thread long enough for others to be of help. */
const WORTH: f64 = 3_000_000;
/** Tiles that a part should have: each part packs the filter's tiles for itself. */
const SHARE = 64;

/** y[positions, out] = conv2d(x, filter), of the filter's tiles u. A part is some of the images. */
export function winogradForward(
  x: usize, u: usize, y: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const depth = phasesOf(w) * w.inChannels;
  const step = apart(4 * GROUP * depth);
  const stepOut = apart(GROUP * outOf(w));
  scratch += <usize>thread * bytesOf(w, 4 * GROUP * depth, GROUP * outOf(w));
  memory.fill(scratch + ZEROS, 0, line(w));
  const image = imagePlane(scratch + FROM, w, x, scratch + ZEROS);
  const positions = outPlane(scratch + TO, w, y, scratch + ZEROS + line(w));
  const product = scratch + passBytes(w);
  const before = product + PRODUCT;
  const after = before + <usize>ALL * step;
  const end = share(w.batch, part + 1, parts) * tilesOf(w);
  let tile = share(w.batch, part, parts) * tilesOf(w);
  for (const group = groupOf(end - tile); tile < end; tile += group) {
    const n = min(group, end - tile);
    tilesOfImages(w, image, tile, n, scratch, before, step, w.inChannels);
    const p = productOfMatrices(product, n, w.outChannels, depth, 0, 0);
    p.a = before;
    p.b = u;
    p.c = after;
    multiplyAll(product, step, filterStep(w), stepOut);
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) % tilesOf(w);
      const row = (t / tilesAcross(w)) * FOUR;
      positions.find(scratch + TABLE, FOUR, (tile + i) / tilesOf(w), row, (t % tilesAcross(w)) * FOUR);
      positionsOfTile(after + <usize>(i * outOf(w)), stepOut, scratch + TABLE, w.outChannels, scratch + HALF);
    }
  }
}

export function winogradForwardParts(x: usize, u: usize, y: usize, window: usize, scratch: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

/** dfilter[patch, out] = patches(x)ᵀ dy, of the tiles d of dy, ascending. A part is some of the channels in. */
export function winogradBackpropFilter(
  x: usize, d: usize, dfilter: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const step = apart(4 * DEEP * CHANNELS * phasesOf(w));
  const stepOut = apart(CHANNELS * phasesOf(w) * outOf(w));
  scratch += <usize>thread * bytesOf(w, 4 * DEEP * CHANNELS * phasesOf(w), CHANNELS * phasesOf(w) * outOf(w));
  memory.fill(scratch + ZEROS, 0, line(w));
  const product = scratch + passBytes(w);
  const before = product + PRODUCT;
  const after = before + <usize>ALL * step;
  const tiles = w.batch * tilesOf(w);
  const end = share(w.inChannels, part + 1, parts);
  for (let from = share(w.inChannels, part, parts); from < end; from += CHANNELS) {
    const channels = min(CHANNELS, end - from);
    const rows = phasesOf(w) * channels;
    const image = imagePlane(scratch + FROM, w, x + (<usize>from << 2), scratch + ZEROS);
    for (let tile = 0; tile < tiles; tile += DEEP) {
      const n = min(DEEP, tiles - tile);
      tilesOfImages(w, image, tile, n, scratch, before, step, channels);
      const p = productOfMatrices(product, rows, w.outChannels, n, 1, 0);
      p.a = before;
      p.b = d + <usize>(tile * outOf(w));
      p.c = after;
      p.fresh = i32(tile == 0);
      multiplyAll(product, step, positionsStep(w), stepOut);
    }
    const taps = tapsPlane(scratch + TO, w, dfilter + <usize>(from * outOf(w)));
    for (let phase = 0; phase < phasesOf(w); ++phase) {
      taps.find(scratch + TABLE, 2, 0, phase / w.strideWidth, phase % w.strideWidth);
      const m = after + <usize>(phase * channels * outOf(w));
      tapsOfTile(m, stepOut, scratch + TABLE, channels * w.outChannels, scratch + HALF);
    }
  }
}

export function winogradBackpropFilterParts(x: usize, d: usize, dfilter: usize, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return worth(w) ? max(1, min(w.inChannels >> 4, threads << 1)) : 1;
}

/** dx = dy filterᵀ, of the tiles u of the filter's taps in falling order. A part is some of the images. */
export function winogradBackpropInput(
  dy: usize, u: usize, dx: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const from = share(w.batch, part, parts);
  const end = share(w.batch, part + 1, parts);
  scratch += <usize>thread * bytesOf(w, GROUP * outOf(w), GROUP * pixelOf(w));
  memory.fill(scratch + ZEROS, 0, line(w));
  outPlane(scratch + FROM, w, dy, scratch + ZEROS);
  imagePlane(scratch + TO, w, dx, scratch + ZEROS + line(w));
  const bytes = w.inHeight * w.inWidth * pixelOf(w);
  if (unseen(w)) memory.fill(dx + <usize>(from * bytes), 0, <usize>((end - from) * bytes));
  for (let phase = 0; phase < phasesOf(w); ++phase) {
    phaseInput(w, scratch, u + <usize>(phase * tapOf(w)), phase / w.strideWidth, phase % w.strideWidth, from, end);
  }
}

export function winogradBackpropInputParts(dy: usize, u: usize, dx: usize, window: usize, scratch: usize, threads: i32): i32 {
  return partsOfImages(changetype<Window>(window), threads);
}

function partsOfImages(w: Window, threads: i32): i32 {
  if (!worth(w)) return 1;
  return min(w.batch, max(threads, min((w.batch * tilesOf(w)) / SHARE, threads << 1)));
}

function worth(w: Window): bool {
  return <f64>w.positions * <f64>w.patch * <f64>w.outChannels >= WORTH;
}
