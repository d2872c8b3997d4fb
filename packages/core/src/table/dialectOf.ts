import { type Dialect, isMissing, numberIn } from './cells.ts';
import { decimalColumn } from './decimalColumn.ts';
import { type Row, records } from './records.ts';

const SAMPLE = 2 ** 16; // characters that are looked at
const SEPARATORS = ['\t', ';', '|', ',', ' '] as const;

/**
 * How a table is written: the separator that makes most of the first rows equally wide and most of their fields numbers; of equals the
 * first of tab, semicolon, bar, comma, blank. A comma in numbers is a decimal one where fields are separated otherwise and more
 * numbers have a comma than a point, or where the whole text is one column of them.
 */
export function dialectOf(text: string): Dialect {
  const said = /^sep=([,;|\t])\n/i.exec(text)?.[1] as Dialect['separator'] | undefined;
  const cut = text.length > SAMPLE ? text.lastIndexOf('\n', SAMPLE) : -1;
  const head = cut > 0 ? text.slice(0, cut) : text;
  let best: { dialect: Dialect; score: number } = { dialect: { separator: ',', decimal: '.' }, score: 0 };
  for (const separator of said ? [said] : SEPARATORS) {
    const { widths, fields } = regular(sampleOf(head, separator));
    const decimal = decimalOf(fields, separator);
    const numbers = fields.filter((field) => numberIn(field, decimal) !== undefined).length;
    const known = fields.filter((field) => !isMissing(field)).length;
    // A separator that separates nothing is the last resort: one column of numbers.
    const score = widths.share * (numbers / Math.max(1, known)) * (widths.common > 1 ? 4 : 1);
    if (score > best.score) best = { dialect: { separator, decimal }, score };
  }
  if (said || best.dialect.separator !== ',') return best.dialect;
  const column = decimalColumn(text);
  // A column has no separator: any but the comma will do.
  return column === 'yes' ? { separator: ';', decimal: ',' } : { ...best.dialect, open: column === 'open' };
}

function sampleOf(text: string, separator: Dialect['separator']): Row[] {
  const rows: Row[] = [];
  try {
    for (const row of records(text, separator, '')) rows.push(row);
  } catch {
    // A quote that does not end in the part that is looked at: the rows before it do.
  }
  return rows;
}

/** The commonest width and the share of the rows that have it, with their fields. */
function regular(rows: readonly Row[]): { widths: { common: number; share: number }; fields: string[] } {
  const counts = new Map<number, number>();
  for (const { fields } of rows) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [common, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  const fields = rows.filter((row) => row.fields.length === common).flatMap((row) => row.fields);
  return { widths: { common, share: rows.length === 0 ? 0 : count / rows.length }, fields };
}

function decimalOf(fields: readonly string[], separator: Dialect['separator']): Dialect['decimal'] {
  if (separator === ',') return '.';
  const commas = fields.filter((field) => field.includes(',') && numberIn(field, ',') !== undefined).length;
  const points = fields.filter((field) => field.includes('.') && numberIn(field, '.') !== undefined).length;
  return commas > points ? ',' : '.';
}
