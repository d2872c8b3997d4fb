import type { ImageSize } from '../config/imageSize.ts';
import type { Dataset } from '../datasets/types.ts';
import { DataError } from '../errors.ts';
import { sizeOf } from '../nn/layer.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import type { Part } from './parts.ts';
import type { Opened, ReadOptions } from './types.ts';

/** Reads the samples of a test part; images in the size and channels that the options say, which are those of `training`. */
export type OpenPart = (options: ReadOptions, training: Dataset) => Promise<Opened>;

/**
 * What was opened, with the test part that `open` reads, if there is one: its classes are numbered as those of the training
 * part. A part that is damaged or of another kind is left out, and a note says why: it is not what the run learns from.
 */
export async function withTestPart(
  opened: Opened,
  open: OpenPart | undefined,
  options: ReadOptions,
): Promise<Opened> {
  if (!open) return opened;
  const { dataset: training, skipped, notes = [] } = opened;
  try {
    const part = await open(alike(training, options), training);
    const odd = oddity(part.dataset, training);
    if (odd) throw new DataError(odd);
    return {
      ...opened,
      dataset: { ...training, test: numbered(part.dataset, training) },
      skipped: [...skipped, ...part.skipped],
    };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { ...opened, notes: [...notes, `data: the test part is left out: ${error.message}`] };
  }
}

/** The row of the test part that goes with one of another part: the one whose path has most words of it. */
export function testRowOf<T extends { readonly part: Part | undefined; readonly file: { path: string } }>(
  chosen: T,
  rows: readonly T[],
): T | undefined {
  if (chosen.part === 'test') return undefined;
  const words = wordsOf(chosen.file.path);
  const near = ({ file }: T) => wordsOf(file.path).filter((word) => words.includes(word)).length;
  return rows
    .filter(({ part }) => part === 'test')
    .sort((a, b) => near(b) - near(a) || byCodeUnit(a.file.path, b.file.path))[0];
}

const wordsOf = (path: string): string[] => path.toLowerCase().split(/[^a-z0-9]+/);

/** Options under which images come out as those that were read, in the memory that is left. */
function alike({ shape, count }: Dataset, options: ReadOptions): ReadOptions {
  const { mostBytes } = options;
  const left = mostBytes === undefined ? {} : { mostBytes: mostBytes - count * sizeOf(shape) };
  if (shape.length !== 3) return { ...options, ...left };
  const [height, width, channels] = shape;
  const imageSize: ImageSize = width === height ? width : `${width}x${height}`;
  return { ...options, ...left, imageSize, channels };
}

/** Why metrics cannot compare with a test part; undefined if they can. */
function oddity(test: Dataset, training: Dataset): string | undefined {
  if (test.shape.join() !== training.shape.join())
    return `${test.name}: expected samples of [${training.shape.join(', ')}], got [${test.shape.join(', ')}].`;
  if (test.count < 2) return `${test.name}: expected at least 2 samples, got ${test.count}.`;
  if (training.classes === 0) return undefined;
  if (test.classes === 0) return `${test.name}: expected classes, as in training, got none.`;
  const strange = test.classNames?.find((name) => !training.classNames?.includes(name));
  if (strange === undefined) return undefined;
  return `${test.name}: expected classes of the training part, got ${JSON.stringify(strange)}.`;
}

/** The samples with the classes of the training part. */
function numbered(test: Dataset, { classes, classNames = [] }: Dataset): Dataset {
  const places = test.classNames?.map((name) => classNames.indexOf(name)) ?? [];
  return {
    ...test,
    classes,
    classNames: classes > 0 ? classNames : undefined,
    read(indices, out, labels) {
      test.read(indices, out, labels);
      for (let i = 0; i < indices.length; i++) labels[i] = places[labels[i]] ?? -1;
    },
  };
}
