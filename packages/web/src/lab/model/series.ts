// Numbers over time, few enough to draw: when there are too many, neighbours are averaged.

/** Columns of numbers over x. */
export interface Series {
  readonly x: number[];
  readonly columns: Record<string, number[]>;
  /** How many measurements a stored entry averages. */
  stride: number;
  /** Measurements that are not averaged yet. */
  pending: { x: number; values: Record<string, number> }[];
  /** Increases with every change. */
  version: number;
}

const MAX_POINTS = 1200; // even, so that halving loses none

/** A series without entries. */
export const emptySeries = (): Series => ({ x: [], columns: {}, stride: 1, pending: [], version: 0 });

/** Adds a measurement at `x`, which must not be less than the previous one. */
export function append(series: Series, x: number, values: Readonly<Record<string, number>>): void {
  series.version++;
  series.pending.push({ x, values });
  if (series.pending.length < series.stride) return;
  const names = new Set([
    ...Object.keys(series.columns),
    ...series.pending.flatMap((entry) => Object.keys(entry.values)),
  ]);
  for (const name of names) {
    const column = (series.columns[name] ??= new Array<number>(series.x.length).fill(Number.NaN));
    column.push(mean(series.pending.map((entry) => entry.values[name] ?? Number.NaN)));
  }
  series.x.push(series.pending.at(-1)!.x);
  series.pending = [];
  if (series.x.length === MAX_POINTS) halve(series);
}

/** Removes what was measured after `x`. */
export function truncate(series: Series, x: number): void {
  series.version++;
  const after = series.x.findIndex((value) => value > x);
  const kept = after < 0 ? series.x.length : after;
  series.x.length = kept;
  for (const column of Object.values(series.columns)) column.length = kept;
  series.pending = [];
}

/** The latest number of a column; undefined if there is none. */
export function latest(series: Series, name: string): number | undefined {
  const isNumber = (value: number | undefined) => value !== undefined && !Number.isNaN(value);
  const column = series.columns[name] ?? [];
  for (let i = series.pending.length - 1; i >= 0; i--)
    if (isNumber(series.pending[i].values[name])) return series.pending[i].values[name];
  for (let i = column.length - 1; i >= 0; i--) if (isNumber(column[i])) return column[i];
  return undefined;
}

function halve(series: Series): void {
  const pairs = series.x.length >> 1;
  const shrink = (values: number[], combine: (a: number, b: number) => number) => {
    for (let i = 0; i < pairs; i++) values[i] = combine(values[2 * i], values[2 * i + 1]);
    values.length = pairs;
  };
  shrink(series.x, (_, last) => last);
  for (const column of Object.values(series.columns)) shrink(column, (a, b) => mean([a, b]));
  series.stride *= 2;
}

/** The mean of the values that are not NaN; NaN if all are. */
function mean(values: readonly number[]): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.length > 0 ? numbers.reduce((sum, value) => sum + value, 0) / numbers.length : Number.NaN;
}
