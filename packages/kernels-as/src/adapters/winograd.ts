// Convolutions by Winograd's F(4x4, 2x2): which, and their commands.

import { windowOffset } from '../../build/structs.ts';
import type { Call } from './helpers/kernel.ts';
import { type WindowInfo, windowAt } from './helpers/window.ts';

/** What decides. */
type Geometry = Pick<
  WindowInfo,
  | 'batchSize'
  | 'inHeight'
  | 'inWidth'
  | 'inChannels'
  | 'outHeight'
  | 'outWidth'
  | 'outChannels'
  | 'filterHeight'
  | 'filterWidth'
  | 'strideHeight'
  | 'strideWidth'
  | 'dilationHeight'
  | 'dilationWidth'
  | 'padInfo'
>;

/** Channels from which on the transforms of tiles cost less than they save. */
const CHANNELS = 8;

/** Whether a window goes this way, for all three of its kernels: by shape alone, for bits depend on it. */
export function suitsWinograd(w: Geometry): boolean {
  if (w.filterHeight !== 2 * w.strideHeight || w.filterWidth !== 2 * w.strideWidth) return false;
  if (w.dilationHeight !== 1 || w.dilationWidth !== 1 || w.batchSize === 0) return false;
  if (Math.min(w.inChannels, w.outChannels) < CHANNELS) return false;
  const { top, left } = w.padInfo;
  const high = inside(w.outHeight, w.strideHeight, top, w.inHeight);
  const wide = inside(w.outWidth, w.strideWidth, left, w.inWidth);
  return 4 * high * wide > 5 * tiled(w.outHeight, w.strideHeight) * tiled(w.outWidth, w.strideWidth);
}

/** Multiplications along one side: of taps inside the image at all positions. */
function inside(positions: number, stride: number, before: number, size: number): number {
  let taps = 0;
  for (let i = 0; i < positions; i++) {
    const from = i * stride - before;
    taps += Math.max(0, Math.min(from + 2 * stride, size) - Math.max(from, 0));
  }
  return taps;
}

function tiled(positions: number, stride: number): number {
  return 5 * Math.ceil(positions / 4) * stride;
}

/** The addresses of what a kernel reads, reads besides and writes. */
type Three = readonly [number, number, number];

/** A window whose mark of numbers that are not finite is cleared by a command: a replay clears it again. */
function clearedWindow(info: WindowInfo, call: Call): number {
  const window = windowAt(info, call);
  call.k.fillInt(window + windowOffset.notFinite, 1, 0);
  return window;
}

/** y = conv2d(x, filter). */
export function winogradForward(pointers: Three, info: WindowInfo, call: Call): void {
  const window = clearedWindow(info, call);
  const workspace = call.workspace('winogradForward', window);
  call.k.winogradForward(...pointers, window, workspace);
  call.k.conv2dIfNonFinite(...pointers, window, workspace);
}

/** The gradient of the images, of dy and the filter. */
export function winogradBackpropInput(pointers: Three, info: WindowInfo, call: Call): void {
  const window = clearedWindow(info, call);
  const workspace = call.workspace('winogradBackpropInput', window);
  call.k.winogradBackpropInput(...pointers, window, workspace);
  call.k.conv2dBackpropInputIfNonFinite(...pointers, window, workspace);
}

/** The gradient of the filter, of x and dy. */
export function winogradBackpropFilter([x, dy, dfilter]: Three, info: WindowInfo, call: Call): void {
  const window = clearedWindow(info, call);
  const workspace = call.workspace('winogradBackpropFilter', window);
  const d = call.workspace('winogradTiles', window);
  call.k.winogradPositions(dy, d, window, call.workspace('winogradPositions', window));
  call.k.winogradBackpropFilter(x, d, dfilter, window, workspace);
  call.k.conv2dBackpropFilterIfNonFinite(x, dy, dfilter, window, workspace);
}
