// How much working memory assembly/winograd/workspace.ts wants.

import type { WindowInfo } from './window.ts';
import { productBytes } from './workspace.ts';

/** What is asked of a window. */
type Geometry = Pick<
  WindowInfo,
  'batchSize' | 'inChannels' | 'outChannels' | 'outHeight' | 'outWidth' | 'strideHeight' | 'strideWidth'
>;

/** Products of a tile, and along a side. */
const ALL = 25;
const FIVE = 5;
/** Tiles and channels of a filter's gradient that go through the products at a time. */
const DEEP = 256;
const CHANNELS = 32;
/** Columns of other products, numbers of tiles, and tiles at most and at least. */
const COLUMNS = 128;
const BLOCK = 32768;
const MOST = 120;
const FEWEST = 40;

/** Bytes that a thread needs to make tiles of positions, and those of the three kernels. */
export function passBytes(w: Geometry): number {
  return 640 + 2 * line(w);
}

export function forwardBytes(w: Geometry): number {
  return bytesOf(w, phases(w) * w.inChannels, w.outChannels);
}

export function backpropInputBytes(w: Geometry): number {
  return bytesOf(w, w.outChannels, w.inChannels);
}

export function backpropFilterBytes(w: Geometry): number {
  const rows = CHANNELS * phases(w);
  return workBytes(w, 0, 4 * DEEP * rows, 4 * rows * w.outChannels);
}

/** Bytes of the tiles of all positions. */
export function positionsTilesBytes(w: Geometry): number {
  return (
    ALL * apart(4 * w.batchSize * Math.ceil(w.outHeight / 4) * Math.ceil(w.outWidth / 4) * w.outChannels)
  );
}

function bytesOf(w: Geometry, depth: number, columns: number): number {
  const most = Math.max(FEWEST, Math.min(MOST, Math.floor(BLOCK / depth)));
  const wide = Math.min(columns, COLUMNS);
  return workBytes(w, 4 * depth * wide, 4 * most * depth, 4 * most * columns);
}

function workBytes(w: Geometry, taps: number, before: number, after: number): number {
  return passBytes(w) + productBytes + FIVE * (apart(taps) + apart(before)) + ALL * apart(after);
}

function apart(block: number): number {
  return aligned(block) + 64;
}

function line(w: Geometry): number {
  return aligned(4 * Math.max(w.inChannels, w.outChannels));
}

function phases(w: Geometry): number {
  return w.strideHeight * w.strideWidth;
}

function aligned(size: number): number {
  return Math.ceil(size / 64) * 64;
}
