import { DataError } from '../errors.ts';
import { pointSet } from './pointSet.ts';
import type { Dataset } from './types.ts';
import { plainUnits, standardized, type Units, unitsOf } from './units.ts';

/** Most numbers in a point. */
export const MAX_WIDTH = 1024;

/** Points as a file holds them, in their own units. */
export interface PointTable {
  /** [rows, names.length], flat, finite. */
  readonly values: Float64Array;
  readonly names: readonly string[];
  /** Class of each row, an index into the class names. */
  readonly labels?: Int32Array;
  readonly classNames?: readonly string[];
}

/**
 * The set of a table's points; standardised, each column has mean 0 and sd 1, or those of `units`, which a test part takes
 * from its training part. `name` is what errors speak of. Throws DataError for too many columns and numbers that are not finite.
 */
export function pointsOf(
  name: string,
  { values, names, labels, classNames }: PointTable,
  standardize: boolean,
  units?: Units,
): Dataset {
  const width = names.length;
  if (width < 1 || width > MAX_WIDTH)
    throw new DataError(`${name}: expected 1 to ${MAX_WIDTH} columns of numbers, got ${width}.`);
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw new DataError(`${name}: expected finite numbers, got ${values[odd]}.`);
  const scale = units ?? (standardize ? unitsOf(name, values, names) : plainUnits(names));
  const points = standardize ? standardized(values, scale) : Float32Array.from(values);
  return pointSet(name, points, width, { units: scale, labels, classNames });
}
