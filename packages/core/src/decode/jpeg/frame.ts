import { DataError } from '../../errors.ts';
import { shrinkFactor } from '../shrink.ts';
import type { Component, Frame } from './types.ts';

/** A frame may not claim more pixels than this per byte of the file: each 8 x 8 block takes a bit at least. */
const PIXELS_PER_BYTE = 1024;

/** Coefficients that are kept of a progressive file, 2 bytes each. */
const MAX_COEFFICIENTS = 2 ** 28;

/**
 * The frame that a header (its marker and body) describes, with room for its samples. Refuses what is not supported or too
 * large before it takes any memory. `side` as in DecodeOptions; `size` is the file's. T.81, B.2.2.
 */
export function readFrame(
  marker: number,
  body: Uint8Array,
  { side, size, where }: { side: number; size: number; where: string },
): Frame {
  const [precision, h1, h0, w1, w0, count] = body;
  const [width, height] = [w1 * 256 + w0, h1 * 256 + h0];
  if (marker > 0xc2)
    throw new DataError(
      `${where}: expected a baseline or progressive JPEG, got frame type ${marker - 0xc0}.`,
    );
  if (precision !== 8)
    throw new DataError(`${where}: expected a JPEG with 8 bits per sample, got ${precision}.`);
  if (![1, 3, 4].includes(count) || body.length < 6 + 3 * count)
    throw new DataError(`${where}: expected 1, 3 or 4 JPEG components, got ${count}.`);
  if (width * height > size * PIXELS_PER_BYTE) {
    throw new DataError(`${where}: expected pixels that ${size} bytes can hold, got ${width} x ${height}.`);
  }
  const factor = shrinkFactor(width, height, side, where);
  const factors = Array.from({ length: count }, (_, i) => [body[7 + 3 * i] >> 4, body[7 + 3 * i] & 15]);
  if (factors.flat().some((n) => n < 1 || n > 4))
    throw new DataError(`${where}: expected JPEG sampling factors from 1 to 4, got ${factors.join(' ')}.`);
  const most = [Math.max(...factors.map(([h]) => h)), Math.max(...factors.map(([, v]) => v))] as const;
  const units = [Math.ceil(width / (8 * most[0])), Math.ceil(height / (8 * most[1]))] as const;
  const progressive = marker === 0xc2;
  const blocks = factors.reduce((sum, [h, v]) => sum + h * v, 0) * units[0] * units[1];
  if (progressive && blocks * 64 > MAX_COEFFICIENTS) {
    throw new DataError(
      `${where}: expected at most ${MAX_COEFFICIENTS} coefficients of a progressive JPEG, got ${blocks * 64}.`,
    );
  }
  const components = factors.map(([across, down], i): Component => {
    const stride = units[0] * across;
    const shrink = [shrinkOf(factor, across, most[0]), shrinkOf(factor, down, most[1])] as const;
    const stored = stride * units[1] * down * 64;
    return {
      id: body[6 + 3 * i],
      across,
      down,
      table: body[8 + 3 * i],
      columns: Math.ceil((width * across) / (8 * most[0])),
      rows: Math.ceil((height * down) / (8 * most[1])),
      stride,
      shrink,
      plane: new Uint8Array(stored / (shrink[0] * shrink[1])),
      coefficients: progressive ? new Int16Array(stored) : undefined,
      seen: false,
    };
  });
  return { width, height, progressive, units, most, factor, components };
}

/** A component that has fewer samples anyway is shrunk less, where that divides without rest. */
function shrinkOf(factor: number, sampling: number, most: number): number {
  const rest = (factor * sampling) / most;
  return rest <= 1 ? 1 : Number.isInteger(rest) && factor % rest === 0 ? rest : factor;
}
