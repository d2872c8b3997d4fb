import type { PointTable } from '../datasets/pointsOf.ts';
import { DataError } from '../errors.ts';
import { byCodeUnit } from '../formats/byCodeUnit.ts';
import type { TableColumn } from './columns.ts';
import { readTable } from './readTable.ts';
import { rolesOf } from './roles.ts';
import { shownName } from './shownName.ts';

/** The points of a table, and what was made of it. */
export interface ReadPoints {
  readonly table: PointTable;
  /** Name of the column of classes. */
  readonly labelName?: string;
  /** What was understood, in one line. */
  readonly note: string;
}

/** Reads a file of points. Rows with a missing cell are left out, and the note counts them. Throws DataError. */
export function pointTable(bytes: Uint8Array, where: string): ReadPoints {
  const read = readTable(bytes, where);
  const { points, label, leftOut } = rolesOf(read);
  if (points.length === 0) throw noNumbers(read.columns, where);
  const ids = label?.words?.ids;
  const rows: number[] = [];
  for (let row = 0; row < read.rows; row++) {
    const whole = points.every(({ numbers }) => !Number.isNaN(numbers[row]));
    if (whole && (!ids || ids[row] >= 0)) rows.push(row);
  }
  if (rows.length === 0)
    throw new DataError(`${where}: expected a row without missing cells, got ${read.rows} with some.`);
  const values = new Float64Array(rows.length * points.length);
  for (const [i, row] of rows.entries())
    for (const [k, { numbers }] of points.entries()) values[i * points.length + k] = numbers[row];
  const names = points.map(({ name }, k) => name || `x${k + 1}`);
  const notes = [
    `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} of ${few(names)}`,
    ...(read.dialect.decimal === ',' ? ['decimal commas'] : []),
    ...(read.dialect.open ? ['a heading of one name would make them one column with decimal commas'] : []),
    ...(label ? [`classes in column ${shownName(label.name)}`] : []),
    ...(leftOut.length > 0
      ? [`left out: ${few(leftOut.map(({ name, reason }) => `column ${shownName(name)} (${reason})`))}`]
      : []),
    ...(!label && looksLikeClasses(points.at(-1)!)
      ? [
          `column ${shownName(names.at(-1)!)} is learnt as numbers; a heading that calls it class makes it the class`,
        ]
      : []),
    ...(rows.length < read.rows ? [`rows with missing cells left out: ${read.rows - rows.length}`] : []),
  ];
  return {
    table: { values, names, ...(label ? classesOf(label, rows) : {}) },
    ...(label ? { labelName: label.name } : {}),
    note: `${where}: ${notes.join('; ')}.`,
  };
}

function noNumbers(columns: readonly TableColumn[], where: string): DataError {
  // One row of words is taken for a heading where nothing follows that could have one.
  if (columns.every(({ name, numbers, words }, k) => name === `x${k + 1}` && numbers.length === 1 && words))
    return new DataError(`${where}: expected rows of numbers below the heading, got none.`);
  const column = columns.find(({ words }) => words && words.list.length > 0);
  const such = column
    ? `; ${JSON.stringify(column.words!.list[0].slice(0, 40))} in column ${shownName(column.name)} is none`
    : '';
  return new DataError(`${where}: expected a column of numbers, got none${such}.`);
}

/** Class of each row; classes are in order of their numbers, or else of their names by code unit. */
function classesOf({ numbers, words }: TableColumn, rows: readonly number[]) {
  const { ids, list } = words!;
  const numeric = numbers.every((value, row) => ids[row] < 0 || !Number.isNaN(value));
  const present = new Set(rows.map((row) => ids[row]));
  const order = [...present].sort((a, b) =>
    numeric ? Number(list[a]) - Number(list[b]) : byCodeUnit(list[a], list[b]),
  );
  const place = new Map(order.map((id, at) => [id, at]));
  return {
    labels: Int32Array.from(rows, (row) => place.get(ids[row])!),
    classNames: order.map((id) => list[id]),
  };
}

/** Whether a column holds few different whole numbers: classes, perhaps, but nothing says so. */
function looksLikeClasses({ numbers }: TableColumn): boolean {
  if (!numbers.every((value) => Number.isNaN(value) || Number.isInteger(value))) return false;
  const different = new Set(numbers).size;
  return different > 1 && different <= 20 && different * 5 <= numbers.length;
}

/** Names in a list, of which the page is not filled. */
function few(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => name.slice(0, 40));
  return names.length > 8 ? `${shown.join(', ')} and ${names.length - 8} more columns` : shown.join(', ');
}
