import { DataError } from '../errors.ts';
import { readerOf } from './arrays/body.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import { type Frame, fitter, toBytes } from './fitter.ts';
import { imageSet } from './imageSet.ts';
import { classesOfLabels } from './labels.ts';
import { type Variable, variablesOf } from './mat/variables.ts';
import { partNote, partOfFile, partsByFolder, trainingPart } from './parts.ts';
import { pause } from './pause.ts';
import { openPixels } from './pixels/openPixels.ts';
import type { Pixels } from './pixels/types.ts';
import type { Format, Opened, ReadOptions } from './types.ts';
import { testRowOf, withTestPart } from './withTestPart.ts';

const MAX_BYTES = 2 ** 31;

/**
 * Images in a MAT-file of version 5: an array of bytes [height, width, channels, count], with labels in another one of as many numbers; of
 * several files the training part. That is SVHN's form, http://ufldl.stanford.edu/housenumbers/, whose label 10 is the digit 0.
 */
export const mat: Format = {
  holds: 'MATLAB files of images (SVHN)',
  claims: ({ head }) =>
    String.fromCharCode(...head.subarray(0, 19)) === 'MATLAB 5.0 MAT-file' ? 'samples' : undefined,
  weigh: (files) => files.reduce((count, { size }) => count + Math.ceil(size / 2500), 0),

  async open(files, options) {
    const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path));
    const parts = partsByFolder(sorted.map(({ path }) => path));
    const all = sorted.map((file, i) => ({ file, part: partOfFile(file.path, parts[i].part) }));
    const [chosen, ...others] = trainingPart(all);
    const test = testRowOf(chosen, all);
    const opened = await withTestPart(
      await imagesIn(chosen.file, options),
      test && ((as) => imagesIn(test.file, as)),
      options,
    );
    const used = 1 + others.length + (opened.dataset.test ? 1 : 0);
    return {
      ...opened,
      skipped: others.map(({ file }) => ({
        path: file.path,
        reason: `expected one MATLAB file, got ${chosen.file.path} before it.`,
      })),
      notes: [...partNote([chosen, ...others], all, 'files', used), ...(opened.notes ?? [])],
    };
  },
};

async function imagesIn(
  file: { path: string; read(): Promise<Uint8Array> },
  options: ReadOptions,
): Promise<Opened> {
  const { path } = file;
  const variables = variablesOf(await file.read(), path, Math.min(MAX_BYTES, options.mostBytes ?? MAX_BYTES));
  const images = variables.find(isImages);
  if (!images) {
    const got = variables.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).slice(0, 4);
    throw new DataError(
      `${path}: expected an array of bytes [height, width, 1 or 3, count], got ${got.join(', ') || 'no arrays'}; save others as .npy.`,
    );
  }
  const { frame, pixels } = await interleaved(images, path, options);
  const labels = labelsIn(variables, images.shape[3]);
  const classes = labels && classesOfLabels(labels, path);
  const notes = labels ? [] : [`labels: none found in ${path}.`];
  return { dataset: await imageSet({ name: path, frame, pixels, ...classes }, options), skipped: [], notes };
}

const isImages = ({ shape, type }: Variable): boolean =>
  shape.length === 4 &&
  (shape[2] === 1 || shape[2] === 3) &&
  type.kind === 'unsigned' &&
  type.bytes === 1 &&
  Math.min(...shape) > 0;

/** Bytes column by column, channel by channel, as rows of interleaved pixels, in the frame that the options ask for. */
async function interleaved(
  { shape, bytes }: Variable,
  path: string,
  options: ReadOptions,
): Promise<{ frame: Frame; pixels: Pixels }> {
  const [height, width, channels, count] = shape;
  const { frame, fit } = fitter({ width, height, channels: channels as Frame['channels'] }, options);
  const writer = openPixels(frame, count, path, options);
  const size = height * width * channels;
  const image = new Uint8Array(size);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < size; k++) {
      const [y, x, c] = [k % height, Math.floor(k / height) % width, Math.floor(k / (height * width))];
      image[(y * width + x) * channels + c] = bytes[i * size + k];
    }
    writer.add(toBytes(fit(image)));
    options.onProgress?.(i + 1, count);
    if (i % 64 === 0) await pause(options);
  }
  return { frame, pixels: writer.finish() };
}

/** Whole numbers, one for each image; where they go from 1 to 10, as in SVHN, 10 is 0. */
function labelsIn(variables: readonly Variable[], count: number): Int32Array | undefined {
  for (const { shape, bytes, type } of variables) {
    if (shape.length !== 2 || !shape.includes(1) || shape[0] * shape[1] !== count) continue;
    const read = readerOf(bytes, type);
    const labels = Float64Array.from({ length: count }, (_, i) => read(i));
    if (!labels.every((label) => Number.isInteger(label) && Math.abs(label) < 2 ** 31)) continue;
    const isSvhn = Math.min(...new Set(labels)) === 1 && Math.max(...new Set(labels)) === 10;
    return Int32Array.from(labels, (label) => (isSvhn && label === 10 ? 0 : label));
  }
  return undefined;
}
