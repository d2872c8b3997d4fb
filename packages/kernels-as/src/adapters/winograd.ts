// Convolutions by Winograd's F(4x4, 2x2): which, and their commands.
import type { Call } from './helpers/kernel.ts';
import { MARK, type WindowInfo, windowAt } from './helpers/window.ts';
import {
  backpropFilterBytes,
  backpropInputBytes,
  forwardBytes,
  passBytes,
  positionsTilesBytes,
} from './helpers/winogradWorkspace.ts';
import { convolutionBytes, type Geometry } from './helpers/workspace.ts';

/** What decides. */
type Decisive = Geometry & Pick<WindowInfo, 'batchSize' | 'inHeight' | 'inWidth' | 'padInfo'>;

/** Channels from which on the transforms of tiles cost less than they save. */
const CHANNELS = 8;

/** Whether a window goes this way, for all three of its kernels: by shape alone, for bits depend on it. */
export function suitsWinograd(w: Decisive): boolean {
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

/**
 * The window and scratch of a kernel, and of the plain one after it, which runs where tiles have met an infinity or NaN: in
 * a tile it would spread to outputs that do not see it.
 */
function room(info: WindowInfo, bytes: number, call: Call): [window: number, scratch: number] {
  const window = windowAt(info, call);
  call.k.fillInt(window + MARK, 1, 0); // by a command, for a replay
  return [window, call.scratch(Math.max(bytes, convolutionBytes(info)) * call.threads)];
}

export function winogradForward(pointers: Three, info: WindowInfo, call: Call): void {
  const [window, scratch] = room(info, forwardBytes(info), call);
  call.k.winogradForward(...pointers, window, scratch);
  call.k.conv2dAgain(...pointers, window, scratch);
}

export function winogradBackpropInput(pointers: Three, info: WindowInfo, call: Call): void {
  const [window, scratch] = room(info, backpropInputBytes(info), call);
  call.k.winogradBackpropInput(...pointers, window, scratch);
  call.k.conv2dBackpropInputAgain(...pointers, window, scratch);
}

export function winogradBackpropFilter([x, dy, dfilter]: Three, info: WindowInfo, call: Call): void {
  const [window, scratch] = room(info, backpropFilterBytes(info), call);
  const d = call.scratch(positionsTilesBytes(info));
  call.k.winogradPositions(dy, d, window, call.scratch(passBytes(info) * call.threads));
  call.k.winogradBackpropFilter(x, d, dfilter, window, scratch);
  call.k.conv2dBackpropFilterAgain(x, dy, dfilter, window, scratch);
}
