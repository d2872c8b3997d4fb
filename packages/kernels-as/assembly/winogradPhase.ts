// Tiles of images: what winograd.ts reads of x, and how it writes a phase of its gradient.
import { productOfMatrices } from "./matrices";
import { outOf, pixelOf } from "./places";
import { Plane } from "./plane";
import { PRODUCT } from "./product";
import { Window } from "./window";
import {
  apart, filterStep, FROM, GROUP, groupOf, HALF, multiplyAll, passBytes, TABLE, tilesAcross, tilesOf, TO
} from "./winogradLayout";
import { ALL, FIVE, FOUR } from "./winogradSide";
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
 * positions j - 1 and j. The planes are those of dy and of dx.
 */
export function phaseInput(w: Window, scratch: usize, u: usize, row: i32, column: i32, from: i32, end: i32): void {
  const top = above(w.top - row, w.strideHeight);
  const left = above(w.left - column, w.strideWidth);
  const down = (min(w.outHeight + 1, above(w.inHeight + w.top - row, w.strideHeight)) - top + FOUR - 1) / FOUR;
  const across = (min(w.outWidth + 1, above(w.inWidth + w.left - column, w.strideWidth)) - left + FOUR - 1) / FOUR;
  if (down <= 0 || across <= 0) return;
  const step = apart(GROUP * outOf(w));
  const stepOut = apart(GROUP * pixelOf(w));
  const table = scratch + TABLE;
  const product = scratch + passBytes(w);
  const before = product + PRODUCT;
  const after = before + <usize>ALL * step;
  let tile = from * down * across;
  const last = end * down * across;
  for (const group = groupOf(last - tile); tile < last; tile += group) {
    const n = min(group, last - tile);
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) / across;
      const j = left + ((tile + i) % across) * FOUR - 1;
      changetype<Plane>(scratch + FROM).find(table, FIVE, t / down, top + (t % down) * FOUR - 1, j);
      tileOfImage(table, before + <usize>(i * outOf(w)), step, w.outChannels, scratch + HALF);
    }
    const p = productOfMatrices(product, n, w.inChannels, w.outChannels, 0, 1);
    p.a = before;
    p.b = u;
    p.c = after;
    multiplyAll(product, step, filterStep(w), stepOut);
    for (let i = 0; i < n; ++i) {
      const t = (tile + i) / across;
      const y = (top + (t % down) * FOUR) * w.strideHeight - w.top + row;
      const x = (left + ((tile + i) % across) * FOUR) * w.strideWidth - w.left + column;
      changetype<Plane>(scratch + TO).find(table, FOUR, t / down, y, x);
      positionsOfTile(after + <usize>(i * pixelOf(w)), stepOut, table, w.inChannels, scratch + HALF);
    }
  }
}

function above(n: i32, step: i32): i32 {
  return n <= 0 ? 0 : (n + step - 1) / step;
}
