import { DataError } from '../errors.ts';
import { fitter, toBytes } from './fitter.ts';
import { imageSet } from './imageSet.ts';
import { damaged, isPacked, readHeader } from './packed/header.ts';
import type { PackedPart } from './packed/types.ts';
import { pause } from './pause.ts';
import { fits, openPixels } from './pixels/openPixels.ts';
import type { Pixels } from './pixels/types.ts';
import type { FileEntry, Format, Opened, ReadOptions } from './types.ts';
import { withTestPart } from './withTestPart.ts';

const PIECE = 2 ** 20; // bytes of images that are read at once
const USUAL_BYTES = 1000; // of an image, about

/** A packed file of images, as `ganvil pack` writes it: decoded pixels, labels and names of classes, with checksums. */
export const packed: Format = {
  holds: 'packed files of ganvil',
  claims: ({ head }) => (isPacked(head) ? 'samples' : undefined),
  weigh: (files) => files.reduce((count, { size }) => count + Math.ceil(size / USUAL_BYTES), 0),

  async open(files, options) {
    const [file, ...others] = files;
    const header = await readHeader(file);
    const [training, test] = header.parts;
    const opened = await withTestPart(
      await openPart(file, training, options),
      test && ((as) => openPart(file, test, as)),
      options,
    );
    const left = others.map(({ path }) => ({
      path,
      reason: `expected one packed file, got ${file.path} before it.`,
    }));
    const { notes = [], skipped, imageSize } = header;
    return {
      ...opened,
      skipped: [...skipped, ...left],
      notes: [...notes, ...(opened.notes ?? [])],
      ...(imageSize === undefined ? {} : { imageSize }),
    };
  },
};

/** The images of one part, which must have the digest that was written with them. */
async function openPart(file: FileEntry, part: PackedPart, options: ReadOptions): Promise<Opened> {
  const { name, frame: own, count, classNames, former } = part;
  const { frame, fit } = fitter(own, options);
  const same = frame.width === own.width && frame.height === own.height && frame.channels === own.channels;
  const labels = await numbersAt(file, part.labelsAt, count);
  const pixels = await pixelsOf(file, part, options);
  const classes = classNames ? { labels: Int32Array.from(labels), classNames } : {};
  const dataset = await imageSet({ name, frame: own, pixels, ...classes, formerly: former }, options);
  if (dataset.digest !== part.digest) throw damaged(file.path);
  if (same) return { dataset, skipped: [] };
  const fitted = openPixels(frame, count, file.path, options);
  for (let i = 0; i < count; i++) {
    fitted.add(toBytes(fit(pixels.at(i))));
    options.onProgress?.(i + 1, count);
    await pause(options);
  }
  const images = { name, frame, pixels: fitted.finish(), ...classes };
  return { dataset: await imageSet(images, options), skipped: [] };
}

/** In memory if that has room, else where they are, if the app can keep the file open. */
async function pixelsOf(file: FileEntry, part: PackedPart, options: ReadOptions): Promise<Pixels> {
  const { frame, count, pixelsAt } = part;
  const size = frame.width * frame.height * frame.channels;
  if (file.pixels && !fits(size * count, options.mostBytes))
    return file.pixels(pixelsAt, size, count, await numbersAt(file, part.checksumsAt, count));
  const writer = openPixels(frame, count, file.path, options);
  const step = Math.max(1, Math.floor(PIECE / size));
  for (let i = 0; i < count; i += step) {
    const images = Math.min(step, count - i);
    writer.add(await slice(file, pixelsAt + i * size, images * size));
    options.onProgress?.(i + images, count);
    await pause(options);
  }
  return writer.finish();
}

async function numbersAt(file: FileEntry, at: number, count: number): Promise<Uint32Array> {
  const bytes = await slice(file, at, 4 * count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = view.getUint32(4 * i, true);
  return numbers;
}

async function slice(file: FileEntry, at: number, length: number): Promise<Uint8Array> {
  const bytes = (await file.read(at, at + length)).subarray(0, length);
  if (bytes.length < length)
    throw new DataError(`${file.path}: expected ${at + length} bytes or more, got ${at + bytes.length}.`);
  return bytes;
}
