import { sha256 } from '../encode/sha256.ts';
import { DataError } from '../errors.ts';
import type { Dataset } from './types.ts';
import type { Units } from './units.ts';

const MAX_VALUES = 2 ** 26;

/** What may be known of points besides their coordinates. */
export interface PointOptions {
  /** The columns: the points given are (own value - mean) / sd. Without, points are in their own units. */
  readonly units?: Units;
  /** Class of each point, and the names of the classes. */
  readonly labels?: Int32Array;
  readonly classNames?: readonly string[];
}

/** A set of given points [count, width], flat. Throws DataError unless there are whole, finite points. */
export function pointSet(
  name: string,
  points: Float32Array,
  width: number,
  { units, labels, classNames }: PointOptions = {},
): Dataset {
  const count = points.length / width;
  if (count < 1 || !Number.isInteger(count) || points.length > MAX_VALUES)
    throw new DataError(`${name}: expected points of ${width} numbers, got ${points.length} numbers.`);
  const odd = points.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw new DataError(`${name}: expected finite numbers, got ${points[odd]}.`);
  const classes = classNames?.length ?? 0;
  return {
    name,
    shape: [width],
    count,
    classes,
    ...(classNames ? { classNames } : {}),
    ...(units ? { units } : {}),
    digest: sha256(headOf(width, classes, units), bytesOf(points), ...(labels ? [bytesOf(labels)] : [])),
    read(indices, out, outLabels) {
      for (let i = 0; i < indices.length; i++) {
        for (let k = 0; k < width; k++) out[i * width + k] = points[indices[i] * width + k];
        outLabels[i] = labels?.[indices[i]] ?? -1;
      }
    },
  };
}

/** What the digest begins with: the scale of the columns and the classes, where there are any. */
function headOf(width: number, classes: number, units: Units = []): Uint8Array {
  const scale = units.map(({ mean, sd }) => [mean, sd]);
  const scaled = scale.some(([mean, sd]) => mean !== 0 || sd !== 1);
  const more = scaled || classes > 0 ? JSON.stringify({ classes, scale: scaled ? scale : [] }) : '';
  return new TextEncoder().encode(`ganvil points 1 ${width}${more}\n`);
}

const bytesOf = (values: Float32Array | Int32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
