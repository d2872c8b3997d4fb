import { decode } from 'jpeg-js';
import { type Image, MAX_PIXELS } from '../../encode/image.ts';
import { DataError } from '../../errors.ts';

/** A frame may not claim more pixels than this per byte of the file: each 8 x 8 block takes a bit at least. */
const PIXELS_PER_BYTE = 1024;

/** Each scan of a progressive file walks over the whole image; ordinary ones have about ten. */
const MAX_SCANS = 100;

/**
 * A baseline or progressive JPEG file as 8-bit grey or RGB (CMYK is converted). Orientation and colour profiles in the
 * metadata are ignored. Throws DataError for what is truncated, damaged or too large.
 */
export function decodeJpeg(bytes: Uint8Array, where: string): Image {
  const { width, height, components } = readFrame(bytes, where);
  const decoded = decodeOrThrow(bytes, where);
  if (decoded.width !== width || decoded.height !== height) {
    throw new DataError(
      `${where}: expected one frame of ${width} x ${height}, got ${decoded.width} x ${decoded.height}.`,
    );
  }
  if (components !== 1) return { width, height, channels: 3, data: decoded.data };
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = decoded.data[3 * i];
  return { width, height, channels: 1, data };
}

function decodeOrThrow(bytes: Uint8Array, where: string) {
  try {
    return decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      // Only this lets a grey image end in mid of a restart interval; truncation is still an error.
      tolerantDecoding: true,
      maxResolutionInMP: MAX_PIXELS / 1e6,
      maxMemoryUsageInMB: 384,
    });
  } catch (error) {
    const [line] = String((error as Error).message).split('\n');
    throw new DataError(`${where}: expected a whole JPEG file, got "${line}".`);
  }
}

/** Walks the segments to the first scan, and counts the scans. */
function readFrame(bytes: Uint8Array, where: string): { width: number; height: number; components: number } {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8)
    throw new DataError(`${where}: expected a JPEG file, got other bytes at 0.`);
  const u16 = (at: number) => bytes[at] * 256 + bytes[at + 1];
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff) break;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const frame = { height: u16(at + 5), width: u16(at + 7), components: bytes[at + 9] };
      checkFrame(frame, marker, bytes, where);
      return frame;
    }
    at += 2 + u16(at + 2);
  }
  throw new DataError(`${where}: expected a JPEG frame header, got none.`);
}

function checkFrame(
  { width, height, components }: { width: number; height: number; components: number },
  marker: number,
  bytes: Uint8Array,
  where: string,
): void {
  if (marker > 0xc2)
    throw new DataError(
      `${where}: expected a baseline or progressive JPEG, got frame type ${marker - 0xc0}.`,
    );
  if (![1, 3, 4].includes(components))
    throw new DataError(`${where}: expected 1, 3 or 4 JPEG components, got ${components}.`);
  const pixels = width * height;
  if (pixels === 0 || pixels > Math.min(MAX_PIXELS, bytes.length * PIXELS_PER_BYTE)) {
    throw new DataError(
      `${where}: expected pixels that ${bytes.length} bytes can hold, at most ${MAX_PIXELS}, got ${width} x ${height}.`,
    );
  }
  let scans = 0;
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === 0xda) scans++;
  if (scans > MAX_SCANS)
    throw new DataError(`${where}: expected at most ${MAX_SCANS} JPEG scans, got ${scans}.`);
}
