import { DataError } from '../errors.ts';

/** What a column of numbers is called, and how its own units follow from what networks see: mean + sd * x. */
export interface Column {
  readonly name: string;
  readonly mean: number;
  /** Standard deviation of the population; 0 where all values are equal. */
  readonly sd: number;
}

/** The columns of points, in order. */
export type Units = readonly Column[];

/** Points as they are: mean 0 and sd 1 change nothing. */
export function plainUnits(names: readonly string[]): Units {
  return names.map((name) => ({ name, mean: 0, sd: 1 }));
}

/** The columns of samples: the given ones, or x1, x2, ... */
export function columnsOf({ shape }: { shape: readonly number[] }, units: Units | undefined): Units {
  const size = shape.reduce((product, n) => product * n, 1);
  return units ?? plainUnits(Array.from({ length: size }, (_, k) => `x${k + 1}`));
}

/**
 * Mean and standard deviation of each column of values [rows, names.length], flat, in two passes in the order of the rows:
 * + - * / and the square root alone, so that they are the same numbers everywhere. Throws DataError beyond about 1e150.
 */
export function unitsOf(where: string, values: Float64Array, names: readonly string[]): Units {
  const width = names.length;
  const rows = values.length / width;
  return names.map((name, column) => {
    let sum = 0;
    let constant = true;
    for (let at = column; at < values.length; at += width) {
      sum += values[at];
      constant &&= values[at] === values[column];
    }
    if (constant) return { name, mean: values[column], sd: 0 };
    const mean = sum / rows;
    let squares = 0;
    for (let at = column; at < values.length; at += width)
      squares += (values[at] - mean) * (values[at] - mean);
    const sd = Math.sqrt(squares / rows);
    if (!(sd > 0 && sd < Number.POSITIVE_INFINITY))
      throw new DataError(
        `${where}: expected numbers between 1e-150 and 1e150 in column ${name}, got others.`,
      );
    return { name, mean, sd };
  });
}

/** Values [rows, units.length], flat, each column less its mean and over its sd; 0 where all are equal. */
export function standardized(values: Float64Array, units: Units): Float32Array {
  return Float32Array.from(values, (value, i) => {
    const { mean, sd } = units[i % units.length];
    return sd === 0 ? 0 : (value - mean) / sd;
  });
}

/** Values that networks see, back in their own units. Without units they stay as they are. */
export function inOwnUnits(values: ArrayLike<number>, units: Units | undefined): Float64Array {
  return Float64Array.from(values, (value, i) => {
    if (!units) return value;
    const { mean, sd } = units[i % units.length];
    return mean + sd * value;
  });
}
