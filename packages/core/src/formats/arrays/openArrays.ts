import { USUAL_SIDE } from '../../config/imageSize.ts';
import { pointsOf } from '../../datasets/pointsOf.ts';
import { refit } from '../../datasets/refit.ts';
import type { Dataset } from '../../datasets/types.ts';
import { DataError } from '../../errors.ts';
import { byCodeUnit } from '../byCodeUnit.ts';
import { imageSet } from '../imageSet.ts';
import { type Classes, classesOfLabels, labelNote } from '../labels.ts';
import { partNote, trainingPart } from '../parts.ts';
import { resizedNote, tooLarge } from '../tooLarge.ts';
import type { Opened, ReadOptions } from '../types.ts';
import { testRowOf, withTestPart } from '../withTestPart.ts';
import { bodyOf, product, readerOf } from './body.ts';
import { frameOf, imagesOf } from './imagesOf.ts';
import { labelsFor } from './labelsFor.ts';
import { holdsImages } from './layout.ts';
import { isTransposed } from './transposed.ts';
import type { ArrayFile } from './types.ts';

/**
 * The one set that arrays hold: images, or else points, of the training part, with the labels beside them. Of several the
 * first by name is read, and the others are listed.
 */
export async function openArrays(files: readonly ArrayFile[], options: ReadOptions): Promise<Opened> {
  const images = files.filter((file) => holdsImages(file) && !/label/i.test(file.file.path));
  const all = images.length > 0 ? images : files.filter(({ shape }) => shape.length >= 2);
  const [chosen, ...others] = trainingPart(all).sort((a, b) => byCodeUnit(a.file.path, b.file.path));
  refusePieces(chosen, others);
  const one: OpenOne = images.length > 0 ? openImages : openPoints;
  const test = testRowOf(chosen, all);
  const opened = await withTestPart(
    await openOne(chosen, files, options, one),
    test && ((as, training) => openOne(test, files, as, one, training)),
    options,
  );
  const left = others.map(({ file }) => ({
    path: file.path,
    reason: `expected one array of samples, got ${chosen.file.path} before it.`,
  }));
  const used = 1 + others.length + (opened.dataset.test ? 1 : 0);
  return {
    ...opened,
    skipped: [...left, ...opened.skipped],
    notes: [...partNote([chosen, ...others], all, 'arrays', used), ...(opened.notes ?? [])],
  };
}

/** Reads the samples of an array; those of a test part in the units of the training part. */
type OpenOne = (
  chosen: ArrayFile,
  classes: Classes | undefined,
  options: ReadOptions,
  training?: Dataset,
) => Promise<Opened>;

/** An array with the labels beside it. */
async function openOne(
  chosen: ArrayFile,
  files: readonly ArrayFile[],
  options: ReadOptions,
  open: OpenOne,
  training?: Dataset,
): Promise<Opened> {
  const found = await labelsFor(chosen, files);
  const classes = found && classesOfLabels(found.labels, found.path);
  const opened = await open(chosen, classes, options, training);
  const missing = open === openImages ? [`labels: none found beside ${chosen.file.path}.`] : [];
  const notes = found ? labelNote(classes!, found.path) : missing;
  return { ...opened, notes: [...notes, ...(opened.notes ?? [])] };
}

/** Throws DataError where the set is in many files: to train on the first of them is not what is meant. */
function refusePieces({ file, shape }: ArrayFile, others: readonly ArrayFile[]): void {
  const alike = others.filter((other) => other.shape.join() === shape.join());
  if (alike.length < 2) return;
  throw new DataError(
    `data: expected one array of samples, got ${alike.length + 1} of shape [${shape.join(', ')}] such as ${file.path}; save them as one .npy, joined by np.stack where a file is one sample, else by np.concatenate.`,
  );
}

async function openImages(
  chosen: ArrayFile,
  classes: Classes | undefined,
  options: ReadOptions,
): Promise<Opened> {
  const { path } = chosen.file;
  const frame = frameOf(chosen);
  const turn = isTransposed(path, frame);
  const large = tooLarge(frame, path, options);
  const sized = large ? { imageSize: USUAL_SIDE } : {};
  const read = await imagesOf(chosen, { ...options, ...sized }, turn);
  const images = { name: path, frame: read.frame, pixels: read.pixels, ...classes };
  const dataset = await imageSet(images, options);
  const note = `${path}: EMNIST is stored with rows and columns exchanged; its images are turned upright.`;
  const notes = [...read.notes, ...(turn ? [note] : []), ...(large ? [resizedNote(large)] : [])];
  return { dataset, skipped: [], notes, ...sized };
}

async function openPoints(
  chosen: ArrayFile,
  classes: Classes | undefined,
  options: ReadOptions,
  training?: Dataset,
): Promise<Opened> {
  const { file, shape, isFortran, type } = chosen;
  const [count, width] = [shape[0], product(shape.slice(1))];
  const read = readerOf(await bodyOf(chosen), type);
  const values = Float64Array.from({ length: count * width }, (_, at) =>
    read(isFortran ? (at % width) * count + Math.floor(at / width) : at),
  );
  const names = Array.from({ length: width }, (_, k) => `x${k + 1}`);
  const points = { values, names, ...classes };
  const dataset = pointsOf(file.path, points, options.standardize === true, training?.units);
  return { dataset: refit(dataset, options), skipped: [] };
}
