import { MAX_WIDTH } from '../datasets/pointsOf.ts';
import { DataError } from '../errors.ts';
import { MAX_BYTES } from './decodeText.ts';

const LOOKED_AT = 50; // lines that tell
const MAX_CLASSES = 1000;
const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
/** `label [qid:n] index:value ...`, as LIBSVM, SVMlight and scikit-learn's `dump_svmlight_file` write it. */
const LINE = new RegExp(String.raw`^${NUMBER}(?:\s+qid:\d+)?(?:\s+\d+:${NUMBER})*$`, 'i');

/** Whether lines, without blank ones and comments, are those of a sparse table of LIBSVM. */
export function isSvmlight(lines: readonly string[]): boolean {
  const rows = lines.slice(0, LOOKED_AT).map(withoutComment);
  return rows.some((row) => / \d+:/.test(row)) && rows.every((row) => LINE.test(row));
}

/**
 * A sparse table of LIBSVM with all its zeros, as CSV: the column `class` of the labels where they are few whole numbers, else `y`,
 * then `x1`, `x2`, ... (from `x0` where indices begin with 0). Any other text as it is. Throws DataError with the line of an error.
 */
export function svmlightToCsv(text: string, where: string): string {
  if (!isSvmlight(firstLines(text))) return text;
  const { rows, from, to } = parse(text, where);
  const width = to - from + 1;
  if (text.length + 2 * rows.length * width > MAX_BYTES)
    throw new DataError(
      `${where}: expected at most ${MAX_BYTES} characters with all zeros, got ${rows.length} rows of ${width}; train on a part of its rows.`,
    );
  const label = areClasses(rows.map((row) => row.label)) ? 'class' : 'y';
  const heading = [label, ...Array.from({ length: width }, (_, k) => `x${from + k}`)];
  const lines = rows.map((row) => {
    const values = new Array<string>(width).fill('0');
    for (const [index, value] of row.cells) values[index - from] = value;
    return `${row.label},${values.join(',')}`;
  });
  return [heading.join(','), ...lines].join('\n');
}

interface SparseRow {
  readonly label: number;
  readonly cells: readonly (readonly [index: number, value: string])[];
}

/** The rows, with the least index, at most 1, and the greatest. */
function parse(text: string, where: string): { rows: SparseRow[]; from: number; to: number } {
  const rows: SparseRow[] = [];
  let [from, to] = [1, 1];
  for (const [i, line] of text.split('\n').entries()) {
    const row = withoutComment(line);
    if (row === '') continue;
    const at = `${where}:${i + 1}`;
    if (!LINE.test(row))
      throw new DataError(
        `${at}: expected "label index:value ...", got ${JSON.stringify(row.slice(0, 40))}.`,
      );
    const [label, ...pairs] = row.split(/\s+/);
    const cells = pairs.filter((pair) => !/^qid/i.test(pair)).map(cellOf);
    for (const [index] of cells) [from, to] = [Math.min(from, index), Math.max(to, index)];
    if (to - from >= MAX_WIDTH)
      throw new DataError(`${at}: expected at most ${MAX_WIDTH} columns of numbers, got index ${to}.`);
    rows.push({ label: Number(label), cells });
  }
  return { rows, from, to };
}

function cellOf(pair: string): readonly [index: number, value: string] {
  const colon = pair.indexOf(':');
  return [Number(pair.slice(0, colon)), pair.slice(colon + 1)];
}

function areClasses(labels: readonly number[]): boolean {
  const different = new Set(labels).size;
  return labels.every(Number.isInteger) && different <= Math.min(MAX_CLASSES, labels.length / 2);
}

function firstLines(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length && lines.length < LOOKED_AT; ) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = withoutComment(text.slice(at, end));
    if (line !== '') lines.push(line);
    at = end + 1;
  }
  return lines;
}

const withoutComment = (line: string): string => line.replace(/#.*/, '').trim();
