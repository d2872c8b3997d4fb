import { pointsOf } from '../datasets/pointsOf.ts';
import { refit } from '../datasets/refit.ts';
import type { Dataset } from '../datasets/types.ts';
import { DataError } from '../errors.ts';
import { MAX_BYTES } from '../table/decodeText.ts';
import { pointTable, type ReadPoints } from '../table/pointTable.ts';
import { looksLikeTable } from './looksLikeTable.ts';
import type { FileEntry, Format, ReadOptions } from './types.ts';

const WEIGHT = 3; // fewer pictures beside a table are plots of it
/** Words in file names that say which part of the data a file holds. */
const TRAINING = /(^|[^a-z])(train|training|tra)([^a-z]|$)/i;
/** What Kaggle puts beside them: a form to be filled in. */
const SUBMISSION = /(^|[^a-z])submissions?([^a-z]|$)/i;
const MIN_PIXELS = 64; // columns of a table that may be pixels of squares
const TEST = /(^|[^a-z])(test|testing|tes|valid|validation|val|eval)([^a-z]|$)/i;

/** Points as a table of text, a point a line: `….csv` and its like; or a training and a test part, each a file. */
export const points: Format = {
  holds: 'tables of points',
  claims: (file) => (looksLikeTable(file) ? 'samples' : undefined),
  weigh: () => WEIGHT,

  async open(files, options) {
    const forms = files.length > 1 ? files.filter(({ path }) => SUBMISSION.test(path)) : [];
    const { training, test } = partsOf(files.filter((file) => !forms.includes(file)));
    const skipped = forms.map(({ path }) => ({
      path,
      reason: 'expected samples, got a form for a submission.',
    }));
    const read = await readPoints(training);
    const dataset = pointsOf(training.path, read.table, options.standardize === true);
    const notes = [read.note, ...pixelsNote(dataset.shape[0])];
    if (!test) return { dataset: refit(dataset, options), skipped, notes };
    const readTest = await readPoints(test);
    const part = testPart(dataset, test.path, read, readTest, options);
    return {
      dataset: refit({ ...dataset, test: part }, options),
      skipped,
      notes: [...notes, readTest.note],
    };
  },
};

async function readPoints(file: FileEntry): Promise<ReadPoints> {
  if (file.size > MAX_BYTES)
    throw new DataError(
      `${file.path}: expected at most ${MAX_BYTES} bytes, got ${file.size}; train on a part of its rows.`,
    );
  const bytes = await (file.unpack ? file.unpack({ max: MAX_BYTES }) : file.read());
  return pointTable(bytes, file.path);
}

/** The one file, or the one for training and the one for tests. Throws DataError for others. */
function partsOf(files: readonly FileEntry[]): { training: FileEntry; test?: FileEntry } {
  if (files.length === 1) return { training: files[0] };
  const training = files.filter(({ path }) => TRAINING.test(path) && !TEST.test(path));
  const test = files.filter(({ path }) => TEST.test(path) && !TRAINING.test(path));
  if (training.length === 1 && files.length === training.length + test.length)
    return { training: training[0], test: test[0] };
  const names = files.slice(0, 3).map(({ path }) => path);
  const got = `${names.join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`;
  throw new DataError(
    `data: expected one table, or one for training and one for tests, got ${got}; --data can name one file.`,
  );
}

/** What helps where columns, but for one that may be the class, are as many as the pixels of squares. */
function pixelsNote(columns: number): string[] {
  const side = Math.floor(Math.sqrt(columns));
  if (side * side < MIN_PIXELS || columns - side * side > 1) return [];
  return [
    `data: the columns are learnt as numbers; where they are pixels, save them as .npy of shape (rows, ${side}, ${side}) to train on pictures.`,
  ];
}

/** The test part, in the units of the training part. Throws DataError where its columns or classes are others. */
function testPart(
  { units, classNames }: Dataset,
  path: string,
  training: ReadPoints,
  { table }: ReadPoints,
  { standardize = false }: ReadOptions,
): Dataset {
  const { names } = training.table;
  if (table.names.join('\n') !== names.join('\n'))
    throw new DataError(
      `${path}: expected the columns ${names.slice(0, 8)}, as in training, got ${table.names.slice(0, 8)}.`,
    );
  const place = new Map(classNames?.map((name, at) => [name, at]));
  const odd = table.classNames?.find((name) => classNames && !place.has(name));
  if (odd !== undefined)
    throw new DataError(`${path}: expected classes of the training part, got ${JSON.stringify(odd)}.`);
  const labels = classNames && table.labels?.map((label) => place.get(table.classNames![label])!);
  return pointsOf(path, { ...table, labels, classNames: labels && classNames }, standardize, units);
}
