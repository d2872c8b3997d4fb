import type { Image } from '../../pictures/image.ts';
import { orientationOf } from '../exif.ts';
import { inflateEach } from '../inflate.ts';
import { orient } from '../orient.ts';
import { shrinkFactor } from '../shrink.ts';
import { target } from '../target.ts';
import type { DecodeOptions, Picture } from '../types.ts';
import { checkPixels, readPngChunks } from './chunks.ts';
import { pixelWriter, SAMPLES } from './pixels.ts';
import { passesOf, rowReader } from './rows.ts';

/**
 * A PNG file of any colour type, depth and interlacing as 8-bit grey or RGB, upright as its EXIF orientation says. Of 16 bits
 * the upper byte of the lowest `bits` is kept, fewer than 8 are spread over 0..255, alpha is composited on black; gamma and
 * colour profiles are ignored. Row by row: never unpacks more than the header promises, and shrinks what is above
 * MAX_PIXELS meanwhile, where it is to be shrunk to `side` anyway. Throws DataError for what is truncated, damaged or too
 * large.
 */
export function decodePng(bytes: Uint8Array, where: string, options: DecodeOptions = { side: 0 }): Picture {
  const png = readPngChunks(bytes, where);
  const { width, height, depth, colour } = png;
  const factor = shrinkFactor(width, height, options.side, where);
  const passes = passesOf(png);
  const total = passes.reduce((sum, { rows, length }) => sum + rows * (1 + length), 0);
  const packed = checkPixels(png, total, where);

  const channels = colour === 0 || colour === 4 ? 1 : 3;
  const line = new Uint8Array(width * channels);
  const { put, bits } = pixelWriter(png, { data: line, channels }, options.bits ?? 16, where);
  const out = target({ width, height, channels }, factor);
  const back = Math.max(1, (SAMPLES[colour] * depth) >> 3);
  const read = rowReader(passes, back, where, (row, { columns, left, across }, y) => {
    for (let x = 0; x < columns; x++) put(row, x, x);
    out.write(line, columns, y, left, across);
  });
  inflateEach(packed, total, where, read);
  const image: Image = out.finish();
  return { ...orient(image, orientationOf(png.exif)), bits: bits() };
}
