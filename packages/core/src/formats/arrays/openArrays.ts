import { USUAL_SIDE } from '../../config/imageSize.ts';
import { pointsOf } from '../../datasets/pointsOf.ts';
import { refit } from '../../datasets/refit.ts';
import { DataError } from '../../errors.ts';
import { byCodeUnit } from '../byCodeUnit.ts';
import { fitAll, imageSet } from '../imageSet.ts';
import { type Classes, classesOfLabels, labelNote } from '../labels.ts';
import { partNote, trainingPart } from '../parts.ts';
import { resizedNote, tooLarge } from '../tooLarge.ts';
import type { Opened, ReadOptions, Skipped } from '../types.ts';
import { bodyOf, product, readerOf } from './body.ts';
import { imagesOf } from './imagesOf.ts';
import { labelsFor } from './labelsFor.ts';
import { holdsImages } from './layout.ts';
import { isTransposed, transposed } from './transposed.ts';
import type { ArrayFile } from './types.ts';

/**
 * The one set that arrays hold: images, or else points, of the training part, with the labels beside them. Of several the
 * first by name is read, and the others are listed.
 */
export async function openArrays(files: readonly ArrayFile[], options: ReadOptions): Promise<Opened> {
  const images = files.filter((file) => holdsImages(file) && !/label/i.test(file.file.path));
  const all = images.length > 0 ? images : files.filter(({ shape }) => shape.length >= 2);
  const [chosen, ...others] = trainingPart(all).sort((a, b) => byCodeUnit(a.file.path, b.file.path));
  const { path } = chosen.file;
  refusePieces(chosen, others);
  const found = await labelsFor(chosen, files);
  const classes = found && classesOfLabels(found.labels, found.path);
  const notes = [
    ...partNote([chosen, ...others], all, 'arrays'),
    ...(found
      ? labelNote(classes!, found.path)
      : images.length > 0
        ? [`labels: none found beside ${path}.`]
        : []),
  ];
  const skipped = others.map(({ file }) => ({
    path: file.path,
    reason: `expected one array of samples, got ${path} before it.`,
  }));
  if (images.length === 0) return openPoints(chosen, classes, options, { skipped, notes });
  const { notes: more, ...opened } = await openImages(chosen, classes, options);
  return { ...opened, skipped, notes: [...notes, ...more] };
}

/** Throws DataError where the set is in many files: to train on the first of them is not what is meant. */
function refusePieces({ file, shape }: ArrayFile, others: readonly ArrayFile[]): void {
  const alike = others.filter((other) => other.shape.join() === shape.join());
  if (alike.length < 2) return;
  throw new DataError(
    `data: expected one array of samples, got ${alike.length + 1} of shape [${shape.join(', ')}] such as ${file.path}; save them as one .npy, joined by np.stack where a file is one sample, else by np.concatenate.`,
  );
}

async function openImages(chosen: ArrayFile, classes: Classes | undefined, options: ReadOptions) {
  const { path } = chosen.file;
  const read = await imagesOf(chosen, options);
  const turn = isTransposed(path, read.frame);
  const upright = turn ? transposed(read.pixels, read.frame) : read.pixels;
  const large = tooLarge(read.frame, path, options);
  const sized = large ? { imageSize: USUAL_SIDE } : {};
  const fitted = await fitAll(upright, read.frame, { ...options, ...sized }, path);
  const dataset = await imageSet({ name: path, ...fitted, ...classes });
  const note = `${path}: EMNIST is stored with rows and columns exchanged; its images are turned upright.`;
  const notes = [...read.notes, ...(turn ? [note] : []), ...(large ? [resizedNote(large)] : [])];
  return { dataset, notes, ...sized };
}

async function openPoints(
  chosen: ArrayFile,
  classes: Classes | undefined,
  options: ReadOptions,
  told: { skipped: Skipped[]; notes: string[] },
): Promise<Opened> {
  const { file, shape, isFortran, type } = chosen;
  const [count, width] = [shape[0], product(shape.slice(1))];
  const read = readerOf(await bodyOf(chosen), type);
  const values = Float64Array.from({ length: count * width }, (_, at) =>
    read(isFortran ? (at % width) * count + Math.floor(at / width) : at),
  );
  const names = Array.from({ length: width }, (_, k) => `x${k + 1}`);
  const dataset = pointsOf(file.path, { values, names, ...classes }, options.standardize === true);
  return { dataset: refit(dataset, options), ...told };
}
