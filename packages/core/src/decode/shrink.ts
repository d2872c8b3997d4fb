import { DataError } from '../errors.ts';
import { MAX_PIXELS } from '../pictures/image.ts';

/** More pixels than this (16384 x 16384) are refused even where they would be shrunk. */
const MAX_SHRUNK = 2 ** 28;
/** In the reason for refusing a picture that can be read where a size is asked for. */
export const MORE_PIXELS = '(more with an imageSize to shrink to)';

/**
 * By what a picture is divided while it is decoded: 1 up to MAX_PIXELS, above it the smallest of 2, 4 and 8 that brings it
 * below, where it is to be shrunk to `side` anyway. Throws DataError for no pixels and for too many.
 */
export function shrinkFactor(width: number, height: number, side: number, where: string): number {
  const pixels = width * height;
  let factor = 1;
  while (side > 0 && factor < 8 && pixels > MAX_PIXELS * factor * factor) factor *= 2;
  const short = factor > 1 && Math.min(width, height) < side * factor;
  if (pixels === 0 || pixels > MAX_SHRUNK || pixels > MAX_PIXELS * factor * factor || short) {
    const most = side > 0 && !short ? MAX_SHRUNK : MAX_PIXELS;
    const hint = side === 0 && pixels <= MAX_SHRUNK ? ` ${MORE_PIXELS}` : '';
    throw new DataError(`${where}: expected 1 to ${most} pixels${hint}, got ${width} x ${height}.`);
  }
  return factor;
}
