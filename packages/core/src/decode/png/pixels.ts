import type { Image } from '../../encode/image.ts';
import { DataError } from '../../errors.ts';
import type { PngChunks } from './chunks.ts';

/** Samples per pixel of each colour type. */
export const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Writes pixel `x` of an unfiltered row to pixel `to` of the image. */
export type PixelWriter = (row: Uint8Array, x: number, to: number) => void;

/** The writer that suits the file's colour type and depth. */
export function pixelWriter(png: PngChunks, image: Image, where: string): PixelWriter {
  return png.colour === 3 ? paletteWriter(png, image, where) : sampleWriter(png, image);
}

function paletteWriter(
  { depth, palette, transparency }: PngChunks,
  { data }: Image,
  where: string,
): PixelWriter {
  if (palette.length === 0 || palette.length % 3 !== 0 || palette.length > 768) {
    throw new DataError(`${where}: expected a palette of 1 to 256 colours, got ${palette.length} bytes.`);
  }
  return (row, x, to) => {
    const index = depth === 8 ? row[x] : bitsAt(row, x, depth);
    if (index * 3 >= palette.length) {
      throw new DataError(`${where}: expected palette indices below ${palette.length / 3}, got ${index}.`);
    }
    const alpha = index < transparency.length ? transparency[index] : 255;
    for (let c = 0; c < 3; c++) data[to * 3 + c] = over(palette[index * 3 + c], alpha);
  };
}

function sampleWriter({ depth, colour, transparency }: PngChunks, { data, channels }: Image): PixelWriter {
  const samples = SAMPLES[colour];
  const step = depth === 16 ? 2 : 1;
  const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  const opaque = colour === 0 || colour === 2;
  const key = opaque && transparency.length >= 2 * samples ? transparency : undefined;
  return (row, x, to) => {
    const from = x * samples;
    const alpha = opaque ? 255 : row[(from + samples - 1) * step];
    const shown = key && isKey(key, row, from, samples, depth) ? 0 : alpha;
    for (let c = 0; c < channels; c++) {
      const value = depth < 8 ? bitsAt(row, x, depth) * scale : row[(from + c) * step];
      data[to * channels + c] = over(value, shown);
    }
  };
}

/** Whether the samples from `from` on are the one colour that tRNS makes transparent, in full depth. */
function isKey(key: Uint8Array, row: Uint8Array, from: number, samples: number, depth: number): boolean {
  for (let c = 0; c < samples; c++) {
    const at = 2 * (from + c);
    const wide = depth === 16 ? (row[at] << 8) | row[at + 1] : row[from + c];
    if ((depth < 8 ? bitsAt(row, from, depth) : wide) !== ((key[2 * c] << 8) | key[2 * c + 1])) return false;
  }
  return true;
}

/** Sample `x` of a row with fewer than 8 bits per sample. */
function bitsAt(row: Uint8Array, x: number, depth: number): number {
  const bit = x * depth;
  return (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** A value composited on black, rounded to nearest in integers. */
function over(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.floor((value * alpha + 127) / 255);
}
