import { DataError } from '../../errors.ts';
import type { Image } from '../../pictures/image.ts';
import { orient } from '../orient.ts';
import { pixelsOf } from './colour.ts';
import { readFrame } from './frame.ts';
import { writePlanes } from './planes.ts';
import { readScan } from './scan.ts';
import { nextMarker, readSegment } from './segments.ts';
import type { Frame, Tables } from './types.ts';

/** Each scan of a progressive file walks over the whole image; ordinary ones have about ten. */
const MAX_SCANS = 100;

const [END, SCAN] = [0xd9, 0xda];

/**
 * A baseline or progressive JPEG file as 8-bit grey or RGB, upright as its EXIF orientation says; CMYK and YCCK are
 * converted, colour profiles ignored. The values are those of jpeg-js. Above MAX_PIXELS it is shrunk while it is decoded,
 * where it is to be shrunk to `side` anyway. Throws DataError for what is truncated, damaged or too large.
 */
export function decodeJpeg(bytes: Uint8Array, where: string, side = 0): Image {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8)
    throw new DataError(`${where}: expected a JPEG file, got other bytes at 0.`);
  const tables: Tables = {
    quant: [],
    dc: [],
    ac: [],
    restart: 0,
    jfif: false,
    adobe: undefined,
    orientation: 1,
  };
  const frame = readAll(bytes, tables, side, where);
  if (frame.progressive) writePlanes(frame, tables);
  return orient(pixelsOf(frame, tables), tables.orientation);
}

/** Walks the segments up to the end of the picture, and decodes the scans among them. */
function readAll(bytes: Uint8Array, tables: Tables, side: number, where: string): Frame {
  let frame: Frame | undefined;
  let scans = 0;
  let ended = false;
  for (let at = 2; !ended; ) {
    const next = nextMarker(bytes, at);
    if (!next) break;
    ended = next.marker === END;
    at = next.at;
    if (ended || isBare(next.marker)) continue;
    const length = bytes[at] * 256 + bytes[at + 1];
    if (!(length >= 2 && at + length <= bytes.length)) break;
    const body = bytes.subarray(at + 2, at + length);
    at += length;
    if (isFrame(next.marker)) {
      if (frame) throw new DataError(`${where}: expected one JPEG frame, got another.`);
      frame = readFrame(next.marker, body, { side, size: bytes.length, where });
    } else if (next.marker === SCAN && frame) {
      if (++scans > MAX_SCANS)
        throw new DataError(`${where}: expected at most ${MAX_SCANS} JPEG scans, got more.`);
      at = readScan(bytes, at, body, frame, tables, where);
    } else readSegment(next.marker, body, tables, where);
  }
  if (!frame) throw new DataError(`${where}: expected a JPEG frame header, got none.`);
  const whole = (ended || !frame.progressive) && frame.components.every(({ seen }) => seen);
  if (!whole || frame.components.some(({ table }) => !tables.quant[table])) {
    throw new DataError(`${where}: expected a whole JPEG file, got an end after ${scans} scans.`);
  }
  return frame;
}

/** Whether the marker begins a frame: SOF0 to SOF15. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Whether no length follows the marker. */
function isBare(marker: number): boolean {
  return marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
}
