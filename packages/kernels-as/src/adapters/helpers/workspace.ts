// How much working memory assembly/gemm/blocking.ts and conv/smallChannels.ts want for each thread.
import type { WindowInfo } from './window.ts';

/** Bytes of scratch for one matrix product. */
export const productBytes = aligned(1024 + 4 * (120 + 120 + 512) + 2 * 8 * 512) + 4 * 512 * (120 + 512);

/** Channels from which on images are used as they are; below, they are copied into frames. */
const FEW = 8;
/** Bytes of frames, and of columns, unless a single one is larger. */
const BLOCK = 2 ** 16;

/** What is asked of a window. */
export type Geometry = Pick<
  WindowInfo,
  | 'inChannels'
  | 'outChannels'
  | 'outHeight'
  | 'outWidth'
  | 'filterHeight'
  | 'filterWidth'
  | 'strideHeight'
  | 'strideWidth'
  | 'dilationHeight'
  | 'dilationWidth'
>;

/** Bytes of scratch for a convolution or one of its gradients. */
export function convolutionBytes(w: Geometry): number {
  if (w.inChannels >= FEW) return productBytes;
  const height = (w.outHeight - 1) * w.strideHeight + (w.filterHeight - 1) * w.dilationHeight + 1;
  const width = (w.outWidth - 1) * w.strideWidth + (w.filterWidth - 1) * w.dilationWidth + 1;
  const patch = 4 * w.filterHeight * w.filterWidth * w.inChannels;
  const columns = Math.max(BLOCK, w.outWidth * patch, w.outChannels * patch);
  return productBytes + aligned(Math.max(BLOCK, 4 * height * width * w.inChannels)) + aligned(columns);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
