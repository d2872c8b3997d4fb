// How much working memory assembly/multiply.ts and conv2d.ts want for each thread.
const tile = 160;
const panels = 4 * 512 * (120 + 512);
const row = 4 * 512;

/** Bytes of scratch for one matrix product. */
export const productBytes = patchesBytes(0, 0);

/** Bytes of scratch for a product with the patches of images of `channels` under a window of `taps`. */
export function patchesBytes(taps: number, channels: number): number {
  return aligned(tile + panels + Math.max(row, 4 * channels) + 4 * 512 * taps);
}

/** Bytes of the block of columns of conv2dBackpropInput: 2 MiB, or one patch. */
export function columnsBytes(taps: number, channels: number): number {
  return aligned(Math.max(2 ** 21, 4 * taps * channels));
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
