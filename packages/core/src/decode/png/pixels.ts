import { DataError } from '../../errors.ts';
import type { Image } from '../../pictures/image.ts';
import { over } from '../over.ts';
import type { PngChunks } from './chunks.ts';

/** Samples per pixel of each colour type. */
export const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Writes pixel `x` of an unfiltered row to pixel `to` of the target. */
export type Put = (row: Uint8Array, x: number, to: number) => void;

/** What takes pixels out of rows, and says how many bits those of 16 needed, 8 at least. */
export interface PixelWriter {
  readonly put: Put;
  bits(): number;
}

/** The writer that suits the file's colour type and depth; of samples of 16 bits it keeps the byte below bit `bits`. */
export function pixelWriter(
  png: PngChunks,
  image: Pick<Image, 'data' | 'channels'>,
  bits: number,
  where: string,
): PixelWriter {
  if (png.colour === 3) return { put: paletteWriter(png, image.data, where), bits: () => 0 };
  return png.depth === 16
    ? wideWriter(png, image, bits - 8)
    : { put: sampleWriter(png, image), bits: () => 0 };
}

function paletteWriter({ depth, palette, transparency }: PngChunks, data: Uint8Array, where: string): Put {
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

function sampleWriter(
  { depth, colour, transparency }: PngChunks,
  { data, channels }: Pick<Image, 'data' | 'channels'>,
): Put {
  const samples = SAMPLES[colour];
  const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  const opaque = colour === 0 || colour === 2;
  const key = opaque && transparency.length >= 2 * samples ? transparency : undefined;
  return (row, x, to) => {
    const from = x * samples;
    const alpha = opaque ? 255 : row[from + samples - 1];
    const shown = key && isKey(key, row, from, samples, depth) ? 0 : alpha;
    for (let c = 0; c < channels; c++) {
      const value = depth < 8 ? bitsAt(row, x, depth) * scale : row[from + c];
      data[to * channels + c] = over(value, shown);
    }
  };
}

/** For samples of 16 bits, which lose `shift` bits. */
function wideWriter(
  { colour, transparency }: PngChunks,
  { data, channels }: Pick<Image, 'data' | 'channels'>,
  shift: number,
): PixelWriter {
  const samples = SAMPLES[colour];
  const opaque = colour === 0 || colour === 2;
  const key = opaque && transparency.length >= 2 * samples ? transparency : undefined;
  let seen = 0;
  const put: Put = (row, x, to) => {
    const from = x * samples;
    const alpha = opaque ? 255 : row[(from + samples - 1) * 2];
    const shown = key && isKey(key, row, from, samples, 16) ? 0 : alpha;
    for (let c = 0; c < channels; c++) {
      const value = (row[(from + c) * 2] << 8) | row[(from + c) * 2 + 1];
      seen |= value;
      data[to * channels + c] = over(Math.min(255, value >> shift), shown);
    }
  };
  return { put, bits: () => Math.max(8, 32 - Math.clz32(seen)) };
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
