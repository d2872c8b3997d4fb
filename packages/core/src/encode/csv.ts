import type { Column, Units } from '../datasets/units.ts';

/** Digits after those that a standard deviation has: float32 holds 24 bits, about 7 decimal digits. */
const DIGITS = 6;

/** A column of words beside the numbers. */
export interface WordColumn {
  readonly name: string;
  readonly words: readonly string[];
}

/**
 * Points [count, width], flat and in their own units, as CSV (RFC 4180, but lines end in "\n"): a heading, then a point a line. Numbers
 * are rounded to a millionth of their column's standard deviation, beyond which they hold nothing.
 */
export function encodeCsv(values: ArrayLike<number>, columns: Units, words?: WordColumn): string {
  const width = columns.length;
  const decimals = columns.map(decimalsFor);
  const names = [...columns.map(({ name }) => name), ...(words ? [words.name] : [])];
  const lines = [names.map(quoted).join(',')];
  for (let i = 0; i < values.length / width; i++) {
    const fields = decimals.map((places, k) => numberText(values[i * width + k], places));
    lines.push([...fields, ...(words ? [quoted(words.words[i])] : [])].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Decimal places that a standardised column is written with; undefined: what float32 tells apart. */
function decimalsFor({ mean, sd }: Column): number | undefined {
  if ((mean === 0 && sd === 1) || sd === 0) return undefined;
  let places = DIGITS;
  for (let size = sd; size >= 10 && places > 0; size /= 10) places--;
  for (let size = sd; size < 1 && places < 100; size *= 10) places++;
  return places;
}

function numberText(value: number, places: number | undefined): string {
  if (places !== undefined) return String(rounded(value, places));
  if (value !== Math.fround(value)) return String(value);
  let first = DIGITS - 1; // decimal places for as many digits in all
  for (let size = Math.abs(value); size >= 10; size /= 10) first--;
  for (let size = Math.abs(value); size > 0 && size < 1; size *= 10) first++;
  for (let more = 0; more < 4; more++) {
    const short = rounded(value, first + more);
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

/** The float64 nearest to a value of so many decimal places; the value itself where powers of ten are not exact. */
function rounded(value: number, places: number): number {
  if (places < 0 || places > 22) return value;
  let scale = 1;
  for (let i = 0; i < places; i++) scale *= 10;
  const scaled = value * scale;
  return Math.abs(scaled) < 2 ** 53 ? Math.round(scaled) / scale : value;
}

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
