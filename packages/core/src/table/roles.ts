import type { TableColumn } from './columns.ts';
import { areDates } from './dates.ts';
import { CLASS_NAMES, type Table } from './readTable.ts';

const MAX_CLASSES = 1000;
/** Names under which tools write the number of a row. */
const INDEX_NAMES = new Set(['index', 'id', 'rownames', 'row']);
const UNNAMED = new Set(['', 'unnamed: 0']);

/** What the columns of a table are for. */
export interface Roles {
  /** Numbers to learn. */
  readonly points: readonly TableColumn[];
  /** The classes. */
  readonly label?: TableColumn;
  /** Why others are left out, by name. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Which columns are points, which the class, and which neither. The class is the column whose name says so (class, label, species, target
 * ...) if it has words or whole numbers, else the only column of words, not dates, with fewer different ones than half the rows. A first
 * column that counts the rows is left out; so are words that are not the class, and columns without any value.
 */
export function rolesOf({ columns, rows }: Table): Roles {
  const leftOut: { name: string; reason: string }[] = [];
  const index = isIndex(columns[0]) ? columns[0] : undefined;
  if (index) leftOut.push({ name: index.name || 'the first', reason: 'counts the rows' });
  const filled = columns.filter((column) => column !== index && !isEmpty(column));
  const label = labelOf(filled, rows);
  const points: TableColumn[] = [];
  for (const column of filled) {
    if (column === label) continue;
    if (isNumeric(column)) points.push(column);
    else leftOut.push({ name: column.name, reason: hasDates(column) ? 'dates' : 'words' });
  }
  return { points, ...(label ? { label } : {}), leftOut };
}

function labelOf(columns: readonly TableColumn[], rows: number): TableColumn | undefined {
  for (const name of CLASS_NAMES) {
    const column = columns.find((candidate) => candidate.name.toLowerCase() === name);
    if (column && isClass(column)) return column;
  }
  const wordy = columns.filter((column) => !isNumeric(column) && !hasDates(column));
  const few = wordy.length === 1 && wordy[0].words!.list.length <= Math.min(MAX_CLASSES, rows / 2);
  return few ? wordy[0] : undefined;
}

const hasDates = ({ words }: TableColumn): boolean => areDates(words?.list ?? []);

/** Few enough words, or whole numbers. */
function isClass({ numbers, words }: TableColumn): boolean {
  if (words!.list.length > MAX_CLASSES) return false;
  return numbers.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** Whether every cell that is there is a number. */
function isNumeric({ numbers, words }: TableColumn): boolean {
  return !words || words.ids.every((id, row) => id < 0 || !Number.isNaN(numbers[row]));
}

function isEmpty({ numbers, words }: TableColumn): boolean {
  return words ? words.list.length === 0 : numbers.every((value) => Number.isNaN(value));
}

/** Whole numbers or words in a column without a name, as pandas and R write them, or numbers that rise by one under a name that says so. */
function isIndex(column: TableColumn): boolean {
  const { name, numbers, words } = column;
  if (UNNAMED.has(name.toLowerCase()))
    return !isEmpty(column) && (!!words || numbers.every(Number.isInteger));
  return (
    INDEX_NAMES.has(name.toLowerCase()) &&
    numbers.length > 1 &&
    numbers.every((value, row) => value === numbers[0] + row)
  );
}
