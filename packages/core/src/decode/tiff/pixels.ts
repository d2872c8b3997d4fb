import { DataError } from '../../errors.ts';
import { over } from '../over.ts';
import { paletteOf } from '../palette.ts';
import type { Page } from './page.ts';

/** What turns samples of a pixel into bytes of the picture. */
export interface PixelWriter {
  readonly channels: 1 | 3;
  /** Pixel `x` of a row of interleaved samples to pixel `x` of the line. */
  put(row: Uint16Array, x: number, line: Uint8Array): void;
  /** Bits that samples of 16 needed so far, 8 at least; 0 for others. */
  bits(): number;
}

/** The writer that suits the page; of samples of 16 bits it keeps the byte below bit `bits`. */
export function pixelWriter(page: Page, bits: number, where: string): PixelWriter {
  if (page.colour === 3) return paletteWriter(page, where);
  const { depth, samples, colour, alpha } = page;
  const channels = colour <= 1 ? 1 : 3;
  const most = (1 << depth) - 1;
  let seen = 0;
  const byteOf = (value: number) => {
    if (depth === 8) return value;
    if (depth < 8) return value * (255 / most);
    seen |= value;
    return Math.min(255, value >> (bits - 8));
  };
  const inks = colour === 5;
  const put = (row: Uint16Array, x: number, line: Uint8Array) => {
    const from = x * samples;
    const opaque = alpha === 2 ? row[from + (inks ? 4 : channels)] >> Math.max(0, depth - 8) : 255;
    const black = inks ? 255 - byteOf(row[from + 3]) : 255;
    for (let c = 0; c < channels; c++) {
      const value = byteOf(row[from + c]);
      const light =
        colour === 0 ? 255 - value : inks ? Math.floor(((255 - value) * black + 127) / 255) : value;
      line[x * channels + c] = over(light, opaque);
    }
  };
  return { channels, put, bits: () => (depth === 16 ? Math.max(8, 32 - Math.clz32(seen)) : 0) };
}

function paletteWriter({ palette, samples }: Page, where: string): PixelWriter {
  const count = Math.floor(palette.length / 3);
  // Some writers fill in bytes where 16 bits belong.
  const shift = Array.from(palette).some((value) => value > 255) ? 8 : 0;
  const rgb = Uint8Array.from(
    { length: 3 * count },
    (_, i) => palette[(i % 3) * count + Math.floor(i / 3)] >> shift,
  );
  const { channels, colours } = paletteOf(rgb);
  return {
    channels,
    put: (row, x, line) => {
      const index = row[x * samples];
      if (index >= count)
        throw new DataError(`${where}: expected palette indices below ${count}, got ${index}.`);
      for (let c = 0; c < channels; c++) line[x * channels + c] = colours[index * channels + c];
    },
    bits: () => 0,
  };
}
