import { DataError } from '../../errors.ts';
import { over } from '../over.ts';
import { shrinkFactor } from '../shrink.ts';
import { target } from '../target.ts';
import type { DecodeOptions, Picture } from '../types.ts';
import { isDigit, type PnmHeader, readPnmHeader } from './header.ts';

/** Gives the samples of the next row. */
type RowReader = (samples: Uint16Array) => void;

/**
 * A PBM, PGM, PPM or PAM file as 8-bit grey or RGB; alpha is composited on black. Samples are spread from 0..maximum over
 * 0..255; of 16 bits (a maximum of 65535) the upper byte of the lowest `bits` is kept. Large ones are shrunk as DecodeOptions
 * say. Throws DataError for what is truncated, damaged or too large.
 */
export function decodePnm(bytes: Uint8Array, where: string, { side, bits = 16 }: DecodeOptions): Picture {
  const header = readPnmHeader(bytes, where);
  const { width, height, samples, most } = header;
  const factor = shrinkFactor(width, height, side, where);
  const next = header.plain ? plainReader(bytes, header, where) : rawReader(bytes, header, where);
  const channels = samples < 3 ? 1 : 3;
  const row = new Uint16Array(width * samples);
  const line = new Uint8Array(width * channels);
  const out = target({ width, height, channels }, factor);
  let seen = 0;
  const byteOf = (value: number) =>
    most === 65535
      ? Math.min(255, value >> (bits - 8))
      : Math.floor((Math.min(value, most) * 255 + (most >> 1)) / most);
  for (let y = 0; y < height; y++) {
    next(row);
    for (let x = 0; x < width; x++) {
      const alpha = samples % 2 === 0 ? Math.floor((row[(x + 1) * samples - 1] * 255) / most) : 255;
      for (let c = 0; c < channels; c++) {
        seen |= row[x * samples + c];
        line[x * channels + c] = over(byteOf(row[x * samples + c]), alpha);
      }
    }
    out.write(line, width, y, 0, 1);
  }
  return { ...out.finish(), bits: most === 65535 ? Math.max(8, 32 - Math.clz32(seen)) : 0 };
}

function rawReader(
  bytes: Uint8Array,
  { width, height, samples, most, bitmap, begin }: PnmHeader,
  where: string,
): RowReader {
  const size = most > 255 ? 2 : 1;
  const stride = bitmap ? Math.ceil(width / 8) : width * samples * size;
  if (begin + stride * height > bytes.length)
    throw new DataError(
      `${where}: expected ${begin + stride * height} bytes in the netpbm file, got ${bytes.length}.`,
    );
  let at = begin;
  return (row) => {
    for (let i = 0; i < row.length; i++) {
      if (bitmap) row[i] = 1 - ((bytes[at + (i >> 3)] >> (7 - (i & 7))) & 1);
      else row[i] = size === 1 ? bytes[at + i] : bytes[at + 2 * i] * 256 + bytes[at + 2 * i + 1];
    }
    at += stride;
  };
}

/** Numbers in text; of a bitmap single digits. */
function plainReader(
  bytes: Uint8Array,
  { width, height, samples, bitmap, begin }: PnmHeader,
  where: string,
): RowReader {
  if (width * height * samples > bytes.length)
    throw new DataError(`${where}: expected ${width} x ${height} pixels in text, got ${bytes.length} bytes.`);
  let at = begin;
  return (row) => {
    for (let i = 0; i < row.length; i++) {
      while (at < bytes.length && !isDigit(bytes[at])) at++;
      if (at >= bytes.length)
        throw new DataError(
          `${where}: expected ${width} x ${height} pixels in text, got an end at byte ${at}.`,
        );
      let value = bytes[at++] - 48;
      if (bitmap) value = 1 - Math.min(1, value);
      else for (; isDigit(bytes[at]); at++) value = Math.min(65535, value * 10 + bytes[at] - 48);
      row[i] = value;
    }
  };
}
