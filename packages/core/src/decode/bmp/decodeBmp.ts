import { DataError } from '../../errors.ts';
import { over } from '../over.ts';
import { paletteOf } from '../palette.ts';
import { target } from '../target.ts';
import type { DecodeOptions, Picture } from '../types.ts';
import { type BmpHeader, readBmpHeader } from './header.ts';
import { unpackRuns } from './runs.ts';

/** Turns a row of the file into a row of the picture. */
type RowReader = (row: Uint8Array, line: Uint8Array) => void;

/**
 * A BMP file as 8-bit grey or RGB; alpha, where masks name it, is composited on black. Large ones are shrunk as DecodeOptions
 * say. Throws DataError for what is truncated, damaged or too large.
 */
export function decodeBmp(bytes: Uint8Array, where: string, { side }: DecodeOptions): Picture {
  const header = readBmpHeader(bytes, side, where);
  const { width, height, factor, topDown, depth, packing, begin } = header;
  const runs = packing === 1 || packing === 2;
  const stride = runs ? width : 4 * Math.ceil((width * depth) / 32);
  // The last row may lack what fills it up.
  const needed = runs ? 1 : stride * (height - 1) + Math.ceil((width * depth) / 8);
  if (bytes.length - begin < needed)
    throw new DataError(`${where}: expected ${begin + needed} bytes in the BMP file, got ${bytes.length}.`);
  const pixels = bytes.subarray(begin);
  const rows = runs ? unpackRuns(pixels, ...checkRuns(width, height, where), depth) : pixels;
  const { channels, read } = readerOf(runs ? { ...header, depth: 8 } : header, where);
  const line = new Uint8Array(width * channels);
  const out = target({ width, height, channels }, factor);
  for (let y = 0; y < height; y++) {
    read(rows.subarray(y * stride, (y + 1) * stride), line);
    out.write(line, width, topDown ? y : height - 1 - y, 0, 1);
  }
  return { ...out.finish(), bits: 0 };
}

/** Runs are unpacked as a whole, so they may not be many. */
function checkRuns(width: number, height: number, where: string): [number, number] {
  if (width * height > 2 ** 26)
    throw new DataError(`${where}: expected at most ${2 ** 26} pixels in runs, got ${width} x ${height}.`);
  return [width, height];
}

function readerOf(header: BmpHeader, where: string): { channels: 1 | 3; read: RowReader } {
  const { depth } = header;
  if (depth <= 8) return paletteReader(header, where);
  if (depth !== 24) return { channels: 3, read: maskReader(header) };
  return {
    channels: 3,
    read: (row, line) => {
      for (let i = 0; i < line.length; i++) line[i] = row[i + 2 - 2 * (i % 3)];
    },
  };
}

function paletteReader({ depth, rgb }: BmpHeader, where: string): { channels: 1 | 3; read: RowReader } {
  const { channels, colours, count } = paletteOf(rgb);
  return {
    channels,
    read: (row, line) => {
      for (let x = 0; x * channels < line.length; x++) {
        const bit = x * depth;
        const index = (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
        if (index >= count)
          throw new DataError(`${where}: expected palette indices below ${count}, got ${index}.`);
        for (let c = 0; c < channels; c++) line[x * channels + c] = colours[index * channels + c];
      }
    },
  };
}

function maskReader({ depth, masks }: BmpHeader): RowReader {
  const step = depth / 8;
  const fields = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { shift, most: mask >>> shift };
  });
  const fieldOf = (pixel: number, { shift, most }: { shift: number; most: number }, none: number) =>
    most === 0 ? none : Math.floor((((pixel >>> shift) & most) >>> 0) * (255 / most) + 0.5);
  return (row, line) => {
    for (let x = 0; x * 3 < line.length; x++) {
      let pixel = 0;
      for (let k = 0; k < step; k++) pixel |= row[x * step + k] << (8 * k);
      const alpha = fieldOf(pixel, fields[3], 255);
      for (let c = 0; c < 3; c++) line[x * 3 + c] = over(fieldOf(pixel, fields[c], 0), alpha);
    }
  };
}
