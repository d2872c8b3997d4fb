import { DataError } from '../../errors.ts';
import { readPixels } from './lossless.ts';
import { lowBits } from './lowBits.ts';

/** The alpha of a lossy picture, a byte per pixel, from the chunk that bears it. RFC 9649, 2.7.1.2. */
export function readAlpha(bytes: Uint8Array, width: number, height: number, where: string): Uint8Array {
  const packing = bytes[0] & 3;
  const filter = (bytes[0] >> 2) & 3;
  const body = bytes.subarray(1);
  const size = width * height;
  if (packing > 1 || (packing === 0 && body.length < size))
    throw new DataError(
      `${where}: expected ${size} bytes of WebP alpha, got ${body.length} of kind ${packing}.`,
    );
  const alpha =
    packing === 0
      ? body.slice(0, size)
      : Uint8Array.from(readPixels(lowBits(body, where), width, height), (pixel) => (pixel >>> 8) & 255);
  if (filter > 0) undoFilter(alpha, width, filter);
  return alpha;
}

/** Adds what was predicted: 1 from the left, 2 from above, 3 from both and the corner. */
function undoFilter(alpha: Uint8Array, width: number, filter: number): void {
  for (let i = 1; i < alpha.length; i++) {
    const x = i % width;
    const first = i < width;
    const left = alpha[i - 1];
    const up = first ? 0 : alpha[i - width];
    let predicted = filter === 2 ? up : left;
    if (first) predicted = left;
    else if (x === 0) predicted = up;
    else if (filter === 3) predicted = Math.max(0, Math.min(255, left + up - alpha[i - width - 1]));
    alpha[i] += predicted;
  }
}
