/** A column of a table as it is read: numbers, and words by their number in a list. */
export interface TableColumn {
  readonly name: string;
  /** NaN where a cell is missing or a word. */
  readonly numbers: Float64Array;
  /** For columns that hold words: which one, -1 where missing. */
  readonly words?: { readonly ids: Int32Array; readonly list: readonly string[] };
}

/** A column while rows come in. */
export interface Growing {
  readonly name: string;
  numbers: Float64Array;
  ids?: Int32Array;
  readonly list: Map<string, number>;
  /** Whether no cell has held anything. */
  empty: boolean;
}

/** A new column, for words too if `wordy`. */
export function growing(name: string, wordy: boolean): Growing {
  return {
    name,
    numbers: new Float64Array(64),
    ...(wordy ? { ids: new Int32Array(64) } : {}),
    list: new Map(),
    empty: true,
  };
}

/** Puts a cell at a row: a number (NaN: none) and, in a column of words, the word ('': missing). */
export function put(column: Growing, row: number, value: number, word: string): void {
  if (row >= column.numbers.length) column.numbers = twice(column.numbers, Float64Array);
  column.numbers[row] = value;
  if (!Number.isNaN(value) || word !== '') column.empty = false;
  if (!column.ids) return;
  if (row >= column.ids.length) column.ids = twice(column.ids, Int32Array);
  column.ids[row] = word === '' ? -1 : idOf(column.list, word);
}

/** The column of the first `rows` rows. */
export function grown({ name, numbers, ids, list }: Growing, rows: number): TableColumn {
  const words = ids && { ids: ids.slice(0, rows), list: [...list.keys()] };
  return { name, numbers: numbers.slice(0, rows), ...(words ? { words } : {}) };
}

function idOf(list: Map<string, number>, word: string): number {
  const id = list.get(word) ?? list.size;
  list.set(word, id);
  return id;
}

function twice<T extends Float64Array | Int32Array>(values: T, make: new (length: number) => T): T {
  const larger = new make(values.length * 2);
  larger.set(values as never);
  return larger;
}
