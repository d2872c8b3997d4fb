// Tiles of images: what kernels/winograd.ts reads of x, and how it writes a phase of its gradient.
import { productOfMatrices } from "../gemm/operands";
import { multiply } from "../gemm/driver";
import { outPixelBytes, pixelBytes } from "../conv/addressing";
import { Plane } from "./tileAddresses";
import { above } from "../conv/interiorSpans";
import { Window } from "../shared/window";
import {
  COLUMNS, FROM, groupOf, HALF, imagePlane, pixelZeros, mostTiles, phasesOf, TABLE, tapsPlane, tilesAcross, tilesOf, TO, WORK, Work, ZEROS
} from "./workspace";
import { FIVE, FOUR } from "./transform1d";
import { tapsRow } from "./filterTransform";
import { positionsOfTile, tileRowOfImage } from "./transform2d";

/** before[5, n, phases * channels]: row `row` of tiles `first` to `first` + n of all images, of the first `channels` channels. */
export function tilesOfImages(w: Window, image: Plane, first: i32, n: i32, row: i32, workspace: usize, channels: i32): void {
  const work = changetype<Work>(workspace + WORK);
  let to = work.before;
  for (let tile = first; tile < first + n; ++tile) {
    const t = tile % tilesOf(w);
    const top = (t / tilesAcross(w)) * FOUR * w.strideHeight - w.top;
    const left = (t % tilesAcross(w)) * FOUR * w.strideWidth - w.left;
    for (let phase = 0; phase < phasesOf(w); ++phase) {
      const y = top + phase / w.strideWidth;
      image.find(workspace + TABLE, FIVE, tile / tilesOf(w), y, left + (phase % w.strideWidth));
      tileRowOfImage(row, workspace + TABLE, to, work.beforeStep, channels);
      to += <usize>channels << 2;
    }
  }
}

/** Whether a pixel is further from the first one than any window reaches. */
export function unseen(w: Window): bool {
  return (
    w.inHeight + w.top > (w.outHeight + 1) * w.strideHeight || w.inWidth + w.left > (w.outWidth + 1) * w.strideWidth
  );
}

/**
 * The gradient of one phase of images `from` to `end`: pixel j of it, counted from the padding's begin, is met by
 * positions j - 1 and j, with the phase's taps in falling order.
 */
export function phaseInput(
  w: Window, workspace: usize, filter: usize, dx: usize, row: i32, column: i32, from: i32, end: i32
): void {
  const top = above(w.top - row, w.strideHeight);
  const left = above(w.left - column, w.strideWidth);
  const down = (min(w.outHeight + 1, above(w.inHeight + w.top - row, w.strideHeight)) - top + FOUR - 1) / FOUR;
  const across = (min(w.outWidth + 1, above(w.inWidth + w.left - column, w.strideWidth)) - left + FOUR - 1) / FOUR;
  if (down <= 0 || across <= 0) return;
  const work = changetype<Work>(workspace + WORK);
  let tile = from * down * across;
  const last = end * down * across;
  for (const group = groupOf(last - tile, mostTiles(w.outChannels)); tile < last; tile += group) {
    const n = min(group, last - tile);
    for (let high = 0; high < FIVE; ++high) {
      for (let i = 0; i < n; ++i) {
        const t = (tile + i) / across;
        const j = left + ((tile + i) % across) * FOUR - 1;
        changetype<Plane>(workspace + FROM).find(workspace + TABLE, FIVE, t / down, top + (t % down) * FOUR - 1, j);
        tileRowOfImage(high, workspace + TABLE, work.before + <usize>(i * outPixelBytes(w)), work.beforeStep, w.outChannels);
      }
      tapsPlane(workspace + TO, w, filter).find(workspace + TABLE, 2, 0, row, column);
      turn(workspace + TABLE);
      multiplyTaps(w, workspace, high, n);
    }
    const pixels = imagePlane(workspace + TO, w, dx, workspace + ZEROS + pixelZeros(w));
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) / across;
      const y = (top + (t % down) * FOUR) * w.strideHeight - w.top + row;
      const x = (left + ((tile + i) % across) * FOUR) * w.strideWidth - w.left + column;
      pixels.find(workspace + TABLE, FOUR, t / down, y, x);
      const m = work.after + <usize>(i * pixelBytes(w));
      if (!positionsOfTile(m, work.afterStep, workspace + TABLE, w.inChannels, workspace + HALF)) w.notFinite = 1;
    }
  }
}

/** Row `row` of the products with the taps in the table, block by block of their columns, the channels in. */
function multiplyTaps(w: Window, workspace: usize, row: i32, n: i32): void {
  const work = changetype<Work>(workspace + WORK);
  for (let column = 0; column < w.inChannels; column += COLUMNS) {
    const columns = min(COLUMNS, w.inChannels - column);
    tapsRow(row, workspace + TABLE, <usize>(column * outPixelBytes(w)), outPixelBytes(w), columns, w.outChannels, work.taps, work.tapsStep);
    multiplyRow(work, row, n, column, columns, w.inChannels, w.outChannels, 1);
  }
}

/**
 * after[5, n, all] = before[5, n, depth] taps[5, depth, columns] of row `row`, its columns from `column` on; of
 * taps[5, columns, depth] where `turned`.
 */
export function multiplyRow(
  work: Work, row: i32, n: i32, column: i32, columns: i32, all: i32, depth: i32, turned: i32
): void {
  for (let i = 0; i < FIVE; ++i) {
    const p = productOfMatrices(work.product, n, columns, depth, 0, turned);
    p.a = work.before + <usize>i * work.beforeStep;
    p.b = work.taps + <usize>i * work.tapsStep;
    p.c = work.after + <usize>(row * FIVE + i) * work.afterStep + (<usize>column << 2);
    p.rowsC.even(all << 2);
    multiply(work.product, 0, 1);
  }
}

/** The four addresses of a table in falling order. */
function turn(table: usize): void {
  for (let i: usize = 0; i < 8; i += 4) {
    const first = load<usize>(table + i);
    store<usize>(table + i, load<usize>(table + 12 - i));
    store<usize>(table + 12 - i, first);
  }
}
