import { sha256 } from '../encode/sha256.ts';
import { DataError } from '../errors.ts';
import type { Dataset } from './types.ts';

const MOST_VALUES = 2 ** 26;

/** A set of given points [count, width], flat. Throws DataError unless there are whole, finite points. */
export function pointSet(name: string, points: Float32Array, width: number): Dataset {
  const count = points.length / width;
  if (count < 1 || !Number.isInteger(count) || points.length > MOST_VALUES)
    throw new DataError(`${name}: expected points of ${width} numbers, got ${points.length} numbers.`);
  const odd = points.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw new DataError(`${name}: expected finite numbers, got ${points[odd]}.`);
  const bytes = new Uint8Array(points.buffer, points.byteOffset, points.byteLength);
  return {
    name,
    shape: [width],
    count,
    classes: 0,
    digest: sha256(new TextEncoder().encode(`ganvil points 1 ${width}\n`), bytes),
    read(indices, out, labels) {
      for (let i = 0; i < indices.length; i++) {
        for (let k = 0; k < width; k++) out[i * width + k] = points[indices[i] * width + k];
        labels[i] = -1;
      }
    },
  };
}
