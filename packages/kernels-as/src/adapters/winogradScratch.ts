// How much working memory assembly/winogradLayout.ts wants.
import { productBytes } from './scratch.ts';
import type { WindowInfo } from './window.ts';

/** What is asked of a window. */
type Geometry = Pick<
  WindowInfo,
  'batchSize' | 'inChannels' | 'outChannels' | 'outHeight' | 'outWidth' | 'strideHeight' | 'strideWidth'
>;

/** Products of a tile. */
const ALL = 25;
/** Tiles, and tiles and channels of a filter's gradient, that go through the products at a time. */
const GROUP = 80;
const DEEP = 256;
const CHANNELS = 32;

/** Bytes that a thread needs to make tiles of a filter or of positions, and those of the three kernels. */
export function passBytes(w: Geometry): number {
  return 640 + 2 * line(w);
}

export function forwardBytes(w: Geometry): number {
  return bytes(w, 4 * GROUP * phases(w) * w.inChannels, 4 * GROUP * w.outChannels);
}

export function backpropInputBytes(w: Geometry): number {
  return bytes(w, 4 * GROUP * w.outChannels, 4 * GROUP * w.inChannels);
}

export function backpropFilterBytes(w: Geometry): number {
  const rows = CHANNELS * phases(w);
  return bytes(w, 4 * DEEP * rows, 4 * rows * w.outChannels);
}

/** Bytes of the tiles of a filter, and of those of its positions. */
export function filterTilesBytes(w: Geometry): number {
  return ALL * apart(4 * phases(w) * w.inChannels * w.outChannels);
}

export function positionsTilesBytes(w: Geometry): number {
  return (
    ALL * apart(4 * w.batchSize * Math.ceil(w.outHeight / 4) * Math.ceil(w.outWidth / 4) * w.outChannels)
  );
}

function bytes(w: Geometry, before: number, after: number): number {
  return passBytes(w) + productBytes + ALL * (apart(before) + apart(after));
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
