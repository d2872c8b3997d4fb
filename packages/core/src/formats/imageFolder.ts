import { decodeImage, isImageName } from '../decode/decodeImage.ts';
import type { Image } from '../encode/image.ts';
import { DataError } from '../errors.ts';
import { longerSide } from '../imageSize.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import { fitter, toBytes } from './fitter.ts';
import { imageSet, newPixels } from './imageSet.ts';
import type { FileEntry, Format, ImageOptions, Skipped } from './types.ts';

const MOST_FILE = 2 ** 28;
const MOST_FILES = 10 ** 7;

interface Found {
  readonly path: string;
  readonly file: FileEntry;
  readonly image: Image;
  /** As in Picture. */
  readonly bits: number;
}

/**
 * A folder of picture files, or of folders of them, which then are the classes; a folder with `train` in it means
 * that. Files and classes are in order of name by code unit. What cannot be decoded is skipped, with the reason.
 */
export const imageFolder: Format = {
  matches: (files) => files.some(({ path }) => isImageName(path)),

  async open(files, options) {
    const chosen = trainingOf(files).sort((a, b) => byCodeUnit(a.path, b.path));
    if (chosen.length > MOST_FILES)
      throw new DataError(`data: expected at most ${MOST_FILES} files, got ${chosen.length}.`);
    const skipped: Skipped[] = [];
    const found: Found[] = [];
    for (const file of chosen) {
      try {
        found.push(await decodeFile(file, options));
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        skipped.push({ path: file.path, reason: error.message.slice(file.path.length + 2) });
      }
    }
    if (found.length === 0) {
      const [first] = skipped;
      throw new DataError(
        `data: expected pictures, got none that can be read (${first.path}: ${first.reason.replace(/\.$/, '')}).`,
      );
    }
    const scaled = await scale(found, options);
    return { dataset: imageSet({ name: 'images', ...join(scaled), ...classesOf(scaled) }), skipped };
  },
};

/** The files below `train/` if that has images; else all. */
function trainingOf(files: readonly FileEntry[]): FileEntry[] {
  const inTrain = files.filter(({ path }) => path.startsWith('train/'));
  return inTrain.some(({ path }) => isImageName(path)) ? inTrain : [...files];
}

/** Judged by content, whatever the ending says. */
async function decodeFile(file: FileEntry, options: ImageOptions, bits = 16): Promise<Found> {
  if (!isImageName(file.path))
    throw new DataError(`${file.path}: expected a name that ends as pictures do, got another.`);
  if (file.size > MOST_FILE)
    throw new DataError(`${file.path}: expected at most ${MOST_FILE} bytes, got ${file.size}.`);
  const side = longerSide(options.imageSize);
  const picture = await decodeImage(await file.read(), file.path, { side, bits });
  const { frame, fit } = fitter(picture, options);
  return { path: file.path, file, image: { ...frame, data: toBytes(fit(picture.data)) }, bits: picture.bits };
}

/** Decodes pictures of 16 bits anew where none of them needs as many, in the range that all of them need. */
async function scale(found: readonly Found[], options: ImageOptions): Promise<Found[]> {
  const most = found.reduce((bits, one) => Math.max(bits, one.bits), 0);
  const again = most > 0 && most < 16;
  const scaled: Found[] = [];
  for (const one of found)
    scaled.push(again && one.bits > 0 ? await decodeFile(one.file, options, most) : one);
  return scaled;
}

/** One block of pixels. All sizes must agree; if only some are grey, they become RGB. */
function join(found: readonly Found[]) {
  const [{ path, image: first }] = found;
  const channels = found.some(({ image }) => image.channels === 3) ? 3 : 1;
  const frame = { width: first.width, height: first.height, channels } as const;
  const pixels = newPixels(frame, found.length, 'data');
  for (const [i, { path: other, image }] of found.entries()) {
    if (image.width !== frame.width || image.height !== frame.height) {
      throw new DataError(
        `imageSize: expected a size, or images of one size, got ${frame.width} x ${frame.height} in ${path} and ${image.width} x ${image.height} in ${other}.`,
      );
    }
    const { fit } = fitter(image, { imageSize: 0, channels });
    pixels.set(toBytes(fit(image.data)), (i * pixels.length) / found.length);
  }
  return { frame, pixels };
}

/** Classes from the folders that hold the images, if all are in folders and there are two at least. */
function classesOf(found: readonly Found[]) {
  const folders = found.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const names = [...new Set(folders)].sort(byCodeUnit);
  if (names.length < 2 || names[0] === '') return { classes: 0 };
  const labels = folders.map((folder) => names.indexOf(folder));
  return {
    labels,
    classes: names.length,
    classNames: names.map((name) => name.slice(name.lastIndexOf('/') + 1)),
  };
}
