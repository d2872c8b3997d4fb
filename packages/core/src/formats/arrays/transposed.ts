import type { Frame } from '../fitter.ts';

/** Whether images are of EMNIST's files, which store them with rows and columns exchanged. Nothing but the name tells. */
export function isTransposed(path: string, { width, height, channels }: Frame): boolean {
  return /(^|[^a-z])emnist/i.test(path) && width === 28 && height === 28 && channels === 1;
}

/** Grey squares with rows and columns exchanged. */
export function transposed(pixels: Uint8Array, { width }: Frame): Uint8Array {
  const out = new Uint8Array(pixels.length);
  const size = width * width;
  for (let i = 0; i < pixels.length; i++) {
    const at = i % size;
    out[i - at + (at % width) * width + Math.floor(at / width)] = pixels[i];
  }
  return out;
}
