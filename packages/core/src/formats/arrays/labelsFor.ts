import { DataError } from '../../errors.ts';
import { byCodeUnit } from '../byCodeUnit.ts';
import { bodyOf, readerOf } from './body.ts';
import type { ArrayFile } from './types.ts';

/**
 * The labels of images: an array of as many whole numbers beside them, of the same part; of several the one whose name is
 * nearest. Throws DataError where the file that is named as theirs has another number of them.
 */
export async function labelsFor(
  images: ArrayFile,
  files: readonly ArrayFile[],
): Promise<{ labels: number[]; path: string } | undefined> {
  const [count] = images.shape;
  const words = wordsOf(images.file.path);
  const near = ({ file }: ArrayFile): number =>
    wordsOf(file.path).filter((word) => words.includes(word)).length;
  const candidates = files.filter(
    (file) => file !== images && isLabels(file) && (file.part === images.part || file.part === undefined),
  );
  const fitting = candidates
    .filter(({ shape }) => shape[0] === count)
    .sort((a, b) => near(b) - near(a) || byCodeUnit(a.file.path, b.file.path));
  for (const candidate of fitting) {
    const labels = await numbersOf(candidate);
    if (labels) return { labels, path: candidate.file.path };
  }
  const named = candidates.find(({ file }) => plain(file.path) === labelName(images.file.path));
  if (named && named.shape[0] !== count)
    throw new DataError(
      `${named.file.path}: expected ${count} labels, one for each image, got ${named.shape[0]}.`,
    );
  return undefined;
}

/** Whether an array may be labels: one number a sample, or a row of which the first is the class or one is 1. */
export function isLabels({ shape, type }: Pick<ArrayFile, 'shape' | 'type'>): boolean {
  return type.kind !== 'bool' && (shape.length === 1 || (shape.length === 2 && shape[1] <= 1024));
}

/** The labels, if all are whole numbers. */
async function numbersOf(array: ArrayFile): Promise<number[] | undefined> {
  const { shape, type, isFortran } = array;
  const [count, width = 1] = shape;
  const read = readerOf(await bodyOf(array), type);
  const at = (i: number, k: number): number => read(isFortran ? k * count + i : i * width + k);
  const rows = Array.from({ length: count }, (_, i) => i);
  const labels =
    width > 1 && isOneHot(at, count, width)
      ? rows.map((i) => hotOf(at, i, width))
      : rows.map((i) => at(i, 0));
  return labels.every(Number.isSafeInteger) ? labels : undefined;
}

function isOneHot(at: (i: number, k: number) => number, count: number, width: number): boolean {
  for (let i = 0; i < count; i++) {
    let [sum, most] = [0, 0];
    for (let k = 0; k < width; k++) {
      sum += Math.abs(at(i, k));
      most = Math.max(most, at(i, k));
    }
    if (sum !== 1 || most !== 1) return false;
  }
  return true;
}

function hotOf(at: (i: number, k: number) => number, i: number, width: number): number {
  let hot = 0;
  while (hot < width && at(i, hot) !== 1) hot++;
  return hot;
}

const plain = (path: string): string => path.replace(/\.gz$/i, '');

/** The name of the labels beside images of MNIST and its kin. */
function labelName(path: string): string {
  return plain(path)
    .replace(/images/i, 'labels')
    .replace(/idx3/i, 'idx1');
}

const wordsOf = (path: string): string[] => path.toLowerCase().split(/[^a-z0-9]+/);
