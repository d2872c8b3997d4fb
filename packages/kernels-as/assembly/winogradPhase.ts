// Tiles of images: what winograd.ts reads of x, and how it writes a phase of its gradient.
import { productOfMatrices } from "./matrices";
import { multiply } from "./multiply";
import { outOf } from "./places";
import { Plane } from "./plane";
import { Window } from "./window";
import {
  COLUMNS, FROM, groupOf, HALF, imagePlane, line, mostTiles, TABLE, tapsPlane, tilesAcross, tilesOf, TO, WORK, Work, ZEROS
} from "./winogradLayout";
import { ALL, FIVE, FOUR } from "./winogradSide";
import { tapsElement } from "./winogradTaps";
import { positionsOfTile, tileOfImage } from "./winogradTile";

/** to[9, n, phases * channels]: tiles `first` to `first` + n of all images, of the first `channels` channels. */
export function tilesOfImages(
  w: Window, image: Plane, first: i32, n: i32, scratch: usize, to: usize, step: usize, channels: i32
): void {
  for (let tile = first; tile < first + n; ++tile) {
    const t = tile % tilesOf(w);
    const top = (t / tilesAcross(w)) * FOUR * w.strideHeight - w.top;
    const left = (t % tilesAcross(w)) * FOUR * w.strideWidth - w.left;
    for (let row = 0; row < w.strideHeight; ++row) {
      for (let column = 0; column < w.strideWidth; ++column) {
        image.find(scratch + TABLE, FIVE, tile / tilesOf(w), top + row, left + column);
        tileOfImage(scratch + TABLE, to, step, channels, scratch + HALF);
        to += <usize>channels << 2;
      }
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
  w: Window, scratch: usize, filter: usize, dx: usize, row: i32, column: i32, from: i32, end: i32
): void {
  const top = above(w.top - row, w.strideHeight);
  const left = above(w.left - column, w.strideWidth);
  const down = (min(w.outHeight + 1, above(w.inHeight + w.top - row, w.strideHeight)) - top + FOUR - 1) / FOUR;
  const across = (min(w.outWidth + 1, above(w.inWidth + w.left - column, w.strideWidth)) - left + FOUR - 1) / FOUR;
  if (down <= 0 || across <= 0) return;
  const work = changetype<Work>(scratch + WORK);
  let tile = from * down * across;
  const last = end * down * across;
  for (const group = groupOf(last - tile, mostTiles(w.outChannels)); tile < last; tile += group) {
    const n = min(group, last - tile);
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) / across;
      const j = left + ((tile + i) % across) * FOUR - 1;
      changetype<Plane>(scratch + FROM).find(scratch + TABLE, FIVE, t / down, top + (t % down) * FOUR - 1, j);
      const to = work.before + <usize>(i * outOf(w));
      tileOfImage(scratch + TABLE, to, work.beforeStep, w.outChannels, scratch + HALF);
    }
    for (let channel = 0; channel < w.inChannels; channel += COLUMNS) {
      const columns = min(COLUMNS, w.inChannels - channel);
      multiplyTaps(w, scratch, filter + <usize>(channel * outOf(w)), row, column, columns, n);
      const pixels = imagePlane(scratch + TO, w, dx + (<usize>channel << 2), scratch + ZEROS + line(w));
      for (let i = 0; i < n; ++i) {
        const t = (tile + i) / across;
        const y = (top + (t % down) * FOUR) * w.strideHeight - w.top + row;
        const x = (left + ((tile + i) % across) * FOUR) * w.strideWidth - w.left + column;
        pixels.find(scratch + TABLE, FOUR, t / down, y, x);
        positionsOfTile(work.after + <usize>(i * columns << 2), work.afterStep, scratch + TABLE, columns, scratch + HALF);
      }
    }
  }
}

/** after[25, n, columns] = before[25, n, out] times the tiles of a phase's taps in falling order. */
function multiplyTaps(w: Window, scratch: usize, filter: usize, row: i32, column: i32, columns: i32, n: i32): void {
  const work = changetype<Work>(scratch + WORK);
  tapsPlane(scratch + TO, w, filter).find(scratch + TABLE, 2, 0, row, column);
  turn(scratch + TABLE);
  for (let e = 0; e < ALL; ++e) {
    tapsElement(e, scratch + TABLE, outOf(w), columns, w.outChannels, work.taps);
    const p = productOfMatrices(work.product, n, columns, w.outChannels, 0, 1);
    p.a = work.before + <usize>e * work.beforeStep;
    p.b = work.taps;
    p.c = work.after + <usize>e * work.afterStep;
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

function above(n: i32, step: i32): i32 {
  return n <= 0 ? 0 : (n + step - 1) / step;
}
