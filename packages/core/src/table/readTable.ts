import { DataError } from '../errors.ts';
import { type Dialect, isMissing, numberIn } from './cells.ts';
import { type Growing, growing, grown, put, type TableColumn } from './columns.ts';
import { decodeText } from './decodeText.ts';
import { dialectOf } from './dialectOf.ts';
import { type Heading, headingOf } from './heading.ts';
import { type Row, records } from './records.ts';
import { shownName } from './shownName.ts';
import { svmlightToCsv } from './svmlight.ts';

const LOOKED_AT = 1000; // rows that tell what columns hold
const MAX_COLUMNS = 4096;
const MAX_WORDS = 2 ** 20; // different ones in a column
/** Columns of these names hold classes, also where they are numbers. */
export const CLASS_NAMES = [
  'class',
  'label',
  'labels',
  'species',
  'target',
  'category',
  'variety',
  'diagnosis',
];

/** A table of a file. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly dialect: Dialect;
}

/**
 * Reads a table of numbers and words, however it is separated, packed and encoded. Throws DataError with the line of a row that is wider or
 * narrower than the others, or of a word among numbers.
 */
export function readTable(bytes: Uint8Array, where: string): Table {
  const text = svmlightToCsv(decodeText(bytes, where), where);
  const dialect = dialectOf(text);
  const rows = records(text, dialect.separator, where);
  const head = take(rows, LOOKED_AT + 1);
  if (/^sep=$/i.test(head[0]?.fields[0] ?? '')) head.shift(); // Excel's first line, `sep=;`
  const [first, ...rest] = head;
  if (first === undefined) throw new DataError(`${where}: expected rows of numbers, got none.`);
  const heading = headingOf(
    first.fields,
    rest.map(({ fields }) => fields),
    dialect.decimal,
  );
  if (heading.names.length > MAX_COLUMNS)
    throw new DataError(`${where}: expected at most ${MAX_COLUMNS} columns, got ${heading.names.length}.`);
  const columns = heading.names.map((name, k) => growing(name, heading.wordy[k] || isClassName(name)));
  const filler: Filler = { where, heading, dialect, columns };
  let count = 0;
  for (const row of heading.present ? rest : head) fill(filler, row, count++);
  for (const row of rows) fill(filler, row, count++);
  const { short } = filler;
  if (short && !columns.at(-1)!.empty) throw narrow(where, columns.length, short.line, short.fields);
  if (count === 0) throw new DataError(`${where}: expected rows of numbers, got a heading alone.`);
  return { rows: count, columns: columns.map((column) => grown(column, count)), dialect };
}

/** Whether a column of this name holds classes. */
export const isClassName = (name: string): boolean => CLASS_NAMES.includes(name.toLowerCase());

function take(rows: Generator<Row>, most: number): Row[] {
  const taken: Row[] = [];
  while (taken.length < most) {
    const { value, done } = rows.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

interface Filler {
  readonly where: string;
  readonly heading: Heading;
  readonly dialect: Dialect;
  readonly columns: readonly Growing[];
  /** The first row that lacks the last column. */
  short?: { readonly line: number; readonly fields: number };
}

function fill(filler: Filler, { line, fields }: Row, row: number): void {
  const { where, heading, dialect, columns } = filler;
  checkWidth(filler, line, fields);
  for (const [k, column] of columns.entries()) {
    const field = fields[k] ?? '';
    const value = numberIn(field, dialect.decimal) ?? Number.NaN;
    const missing = Number.isNaN(value) && isMissing(field);
    if (!missing && Number.isNaN(value) && !column.ids) {
      const name = heading.present && column.name !== '' ? ` in column ${shownName(column.name)}` : '';
      const got = JSON.stringify(field.slice(0, 40));
      throw new DataError(`${where}:${line}: expected a number${name}, got ${got}.`);
    }
    put(column, row, value, missing ? '' : field);
    if (column.list.size > MAX_WORDS)
      throw new DataError(`${where}:${line}: expected at most ${MAX_WORDS} words in a column, got more.`);
  }
}

/** A row may end in separators that the others lack, and lack the one that others end in: the last column is then empty. */
function checkWidth(filler: Filler, line: number, fields: readonly string[]): void {
  const { where, columns } = filler;
  const missing = columns.length - fields.length;
  if (missing === 1) filler.short ??= { line, fields: fields.length };
  if (missing > 1 || fields.slice(columns.length).some((field) => field !== ''))
    throw narrow(where, columns.length, line, fields.length);
}

const narrow = (where: string, columns: number, line: number, got: number): DataError =>
  new DataError(`${where}:${line}: expected ${columns} columns, got ${got}.`);
