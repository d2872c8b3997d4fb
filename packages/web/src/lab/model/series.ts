// Numbers over time, few enough to draw: where they become too many, neighbours are averaged.

export interface Series {
  readonly x: number[];
  readonly columns: Record<string, number[]>;
  /** How many entries a stored one stands for. */
  stride: number;
  /** Entries that wait to be averaged. */
  pending: { x: number; values: Record<string, number> }[];
  /** Rises with every change. */
  version: number;
}

const MAX_POINTS = 1200; // even: halving loses none

export const emptySeries = (): Series => ({ x: [], columns: {}, stride: 1, pending: [], version: 0 });

/** Takes in what was measured at `x`, which must not be less than the last one. */
export function append(track: Series, x: number, values: Readonly<Record<string, number>>): void {
  track.version++;
  track.pending.push({ x, values });
  if (track.pending.length < track.stride) return;
  const names = new Set([
    ...Object.keys(track.columns),
    ...track.pending.flatMap((w) => Object.keys(w.values)),
  ]);
  for (const name of names) {
    const column = (track.columns[name] ??= new Array<number>(track.x.length).fill(Number.NaN));
    column.push(mean(track.pending.map((entry) => entry.values[name] ?? Number.NaN)));
  }
  track.x.push(track.pending.at(-1)!.x);
  track.pending = [];
  if (track.x.length === MAX_POINTS) halve(track);
}

/** Forgets what was measured after `x`. */
export function truncate(track: Series, x: number): void {
  track.version++;
  const after = track.x.findIndex((value) => value > x);
  const keep = after < 0 ? track.x.length : after;
  track.x.length = keep;
  for (const column of Object.values(track.columns)) column.length = keep;
  track.pending = [];
}

/** The latest number of a column; undefined if there is none. */
export function latest(track: Series, name: string): number | undefined {
  const there = (value: number | undefined) => value !== undefined && !Number.isNaN(value);
  const column = track.columns[name] ?? [];
  for (let i = track.pending.length - 1; i >= 0; i--)
    if (there(track.pending[i].values[name])) return track.pending[i].values[name];
  for (let i = column.length - 1; i >= 0; i--) if (there(column[i])) return column[i];
  return undefined;
}

function halve(track: Series): void {
  const pairs = track.x.length >> 1;
  const shrink = (values: number[], of: (a: number, b: number) => number) => {
    for (let i = 0; i < pairs; i++) values[i] = of(values[2 * i], values[2 * i + 1]);
    values.length = pairs;
  };
  shrink(track.x, (_, last) => last);
  for (const column of Object.values(track.columns)) shrink(column, (a, b) => mean([a, b]));
  track.stride *= 2;
}

/** The mean of the numbers that are there; NaN if none is. */
function mean(values: readonly number[]): number {
  const there = values.filter((value) => !Number.isNaN(value));
  return there.length > 0 ? there.reduce((sum, value) => sum + value, 0) / there.length : Number.NaN;
}
