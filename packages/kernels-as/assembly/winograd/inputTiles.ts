// Tiles of images: reads those of x, and computes a phase of the gradient of x.
import { productOfMatrices } from "../gemm/operands";
import { multiply } from "../gemm/driver";
import { outPixelBytes, pixelBytes } from "../conv/addressing";
import { TileAddresses } from "./tileAddresses";
import { ceilDiv } from "../conv/interiorSpans";
import { Window } from "../shared/window";
import {
  COLUMN_BLOCK, FROM, groupOf, BETWEEN_AT, imageTiles, pixelZeros, maxTiles, phasesOf, TABLE, tapTiles, tilesAcross, tilesOf, TO, WORK, Work, ZEROS
} from "./workspace";
import { IN_TILE, OUT_TILE } from "./transform1d";
import { filterTransformRow } from "./filterTransform";
import { outputTransform, inputTransformRow } from "./transform2d";

/** before[5, n, phases * channels]: row `row` of tiles `first` to `first` + n of all images, of the first `channels` channels. */
export function tilesOfImages(w: Window, image: TileAddresses, first: i32, n: i32, row: i32, workspace: usize, channels: i32): void {
  const work = changetype<Work>(workspace + WORK);
  let to = work.before;
  for (let tile = first; tile < first + n; ++tile) {
    const t = tile % tilesOf(w);
    const top = (t / tilesAcross(w)) * OUT_TILE * w.strideHeight - w.top;
    const left = (t % tilesAcross(w)) * OUT_TILE * w.strideWidth - w.left;
    for (let phase = 0; phase < phasesOf(w); ++phase) {
      const y = top + phase / w.strideWidth;
      image.find(workspace + TABLE, IN_TILE, tile / tilesOf(w), y, left + (phase % w.strideWidth));
      inputTransformRow(row, workspace + TABLE, to, work.beforeStep, channels);
      to += <usize>channels << 2;
    }
  }
}

/** Whether a pixel is further from the first one than any window reaches. */
export function hasUnseenPixels(w: Window): bool {
  return (
    w.inHeight + w.top > (w.outHeight + 1) * w.strideHeight || w.inWidth + w.left > (w.outWidth + 1) * w.strideWidth
  );
}

/**
 * The gradient of one phase of images `from` to `end`: pixel j of it, counted from the padding's begin, is met by
 * positions j - 1 and j, with the phase's taps in falling order.
 */
export function backpropPhase(
  w: Window, workspace: usize, filter: usize, dx: usize, row: i32, column: i32, from: i32, end: i32
): void {
  const top = ceilDiv(w.top - row, w.strideHeight);
  const left = ceilDiv(w.left - column, w.strideWidth);
  const down = (min(w.outHeight + 1, ceilDiv(w.inHeight + w.top - row, w.strideHeight)) - top + OUT_TILE - 1) / OUT_TILE;
  const across = (min(w.outWidth + 1, ceilDiv(w.inWidth + w.left - column, w.strideWidth)) - left + OUT_TILE - 1) / OUT_TILE;
  if (down <= 0 || across <= 0) return;
  const work = changetype<Work>(workspace + WORK);
  let tile = from * down * across;
  const last = end * down * across;
  for (const group = groupOf(last - tile, maxTiles(w.outChannels)); tile < last; tile += group) {
    const n = min(group, last - tile);
    for (let high = 0; high < IN_TILE; ++high) {
      for (let i = 0; i < n; ++i) {
        const t = (tile + i) / across;
        const j = left + ((tile + i) % across) * OUT_TILE - 1;
        changetype<TileAddresses>(workspace + FROM).find(workspace + TABLE, IN_TILE, t / down, top + (t % down) * OUT_TILE - 1, j);
        inputTransformRow(high, workspace + TABLE, work.before + <usize>(i * outPixelBytes(w)), work.beforeStep, w.outChannels);
      }
      tapTiles(workspace + TO, w, filter).find(workspace + TABLE, 2, 0, row, column);
      reverse(workspace + TABLE);
      multiplyTaps(w, workspace, high, n);
    }
    const pixels = imageTiles(workspace + TO, w, dx, workspace + ZEROS + pixelZeros(w));
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) / across;
      const y = (top + (t % down) * OUT_TILE) * w.strideHeight - w.top + row;
      const x = (left + ((tile + i) % across) * OUT_TILE) * w.strideWidth - w.left + column;
      pixels.find(workspace + TABLE, OUT_TILE, t / down, y, x);
      const m = work.after + <usize>(i * pixelBytes(w));
      if (!outputTransform(m, work.afterStep, workspace + TABLE, w.inChannels, workspace + BETWEEN_AT)) w.notFinite = 1;
    }
  }
}

/** Row `row` of the products with the taps in the table, block by block of their columns, the channels in. */
function multiplyTaps(w: Window, workspace: usize, row: i32, n: i32): void {
  const work = changetype<Work>(workspace + WORK);
  for (let column = 0; column < w.inChannels; column += COLUMN_BLOCK) {
    const columns = min(COLUMN_BLOCK, w.inChannels - column);
    filterTransformRow(row, workspace + TABLE, <usize>(column * outPixelBytes(w)), outPixelBytes(w), columns, w.outChannels, work.taps, work.tapsStep);
    multiplyRow(work, row, n, column, columns, w.inChannels, w.outChannels, 1);
  }
}

/**
 * after[5, n, all] = before[5, n, depth] taps[5, depth, columns] of row `row`, its columns from `column` on; of
 * taps[5, columns, depth] where `transposed`.
 */
export function multiplyRow(
  work: Work, row: i32, n: i32, column: i32, columns: i32, all: i32, depth: i32, transposed: i32
): void {
  for (let i = 0; i < IN_TILE; ++i) {
    const p = productOfMatrices(work.product, n, columns, depth, 0, transposed);
    p.a = work.before + <usize>i * work.beforeStep;
    p.b = work.taps + <usize>i * work.tapsStep;
    p.c = work.after + <usize>(row * IN_TILE + i) * work.afterStep + (<usize>column << 2);
    p.rowsC.even(all << 2);
    multiply(work.product, 0, 1);
  }
}

/** The four addresses of a table in falling order. */
function reverse(table: usize): void {
  for (let i: usize = 0; i < 8; i += 4) {
    const first = load<usize>(table + i);
    store<usize>(table + i, load<usize>(table + 12 - i));
    store<usize>(table + 12 - i, first);
  }
}
