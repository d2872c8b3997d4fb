import type { Diagnosis } from './types.ts';

/** The known values of a name, oldest first. */
export function seriesOf(history: readonly Diagnosis[], name: string): number[] {
  return history.flatMap(({ values: { [name]: value } }) => (value === undefined ? [] : [value]));
}

/** Whether the last `count` values are there and all `hold`. */
export function lastHold(
  series: readonly number[],
  count: number,
  hold: (value: number) => boolean,
): boolean {
  return series.length >= count && series.slice(-count).every(hold);
}

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? Number.NaN : sorted[Math.floor(sorted.length / 2)];
}

/** A number to read: three significant digits, from 1000 on whole. */
export function shown(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  let scale = 1;
  while (Math.abs(value) * scale < 100) scale *= 10;
  return String(Math.round(value * scale) / scale);
}
