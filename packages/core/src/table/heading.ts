import { type Dialect, isMissing, numberIn } from './cells.ts';

/** What the first rows say of a table. */
export interface Heading {
  /** Whether the first row names the columns. */
  readonly present: boolean;
  /** A name for each column; '' for one that the heading leaves without. */
  readonly names: readonly string[];
  /** Whether a column holds words. */
  readonly wordy: readonly boolean[];
}

/**
 * The first row is a heading if it has a word above a column of numbers, and no numbers but those with which pandas
 * names columns (0, 1, 2, ...); so is a whole row 0, 1, 2, ... Without one, columns are x1, x2, ... Names may be one fewer than columns, as
 * R writes them: the first column is then without name.
 */
export function headingOf(
  first: readonly string[],
  rest: readonly (readonly string[])[],
  decimal: Dialect['decimal'],
): Heading {
  const width = rest.length > 0 ? widthOf(rest) : first.length;
  const names = named(
    first,
    width,
    rest.every((fields) => (fields[width - 1] ?? '') === ''),
  );
  const wordy = Array.from({ length: width }, (_, k) => isWordy(rest, k, decimal));
  const counted = names.map((name) => numberIn(name, decimal)).filter((value) => value !== undefined);
  const words = names.filter(
    (name, k) => !wordy[k] && numberIn(name, decimal) === undefined && !isMissing(name),
  );
  const range = counted.every((value, i) => value === i);
  const present =
    rest.length > 0 &&
    (words.length > 0 || (counted.length === 0 && names.some((name) => !isMissing(name)))
      ? range
      : range &&
        counted.length > 1 &&
        (names[0] === '' || counted.length > 2) &&
        noOthers(names, counted.length));
  if (present) return { present, names, wordy };
  const all = [first, ...rest];
  const numbered = Array.from({ length: widthOf(all) }, (_, k) => `x${k + 1}`);
  return { present, names: numbered, wordy: numbered.map((_, k) => isWordy(all, k, decimal)) };
}

/** The names, brought to the width of the rows: one more in front for R's, none for separators at the end. */
function named(first: readonly string[], width: number, openEnd: boolean): string[] {
  if (first.length === width - 1 && !openEnd) return ['', ...first];
  return Array.from({ length: width }, (_, k) => first[k] ?? '');
}

/** Whether nothing but numbers and, in front, an empty field are there. */
const noOthers = (names: readonly string[], numbers: number): boolean =>
  names.length - numbers === (names[0] === '' ? 1 : 0);

/** The commonest width. */
function widthOf(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** Whether more of a column's cells are words than numbers. */
function isWordy(rows: readonly (readonly string[])[], k: number, decimal: Dialect['decimal']): boolean {
  let words = 0;
  for (const fields of rows) {
    if (isMissing(fields[k] ?? '')) continue;
    words += numberIn(fields[k], decimal) === undefined ? 1 : -1;
  }
  return words > 0;
}
