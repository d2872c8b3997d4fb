import { DataError } from '../errors.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import { fitAll, imageSet } from './imageSet.ts';
import type { FileEntry, Format } from './types.ts';

const SIDE = 32;
const PLANE = SIDE * SIDE;
const RECORD = 1 + 3 * PLANE;
const CLASSES = 10;
const MOST_BYTES = 2 ** 31;

/**
 * CIFAR-10's binary version: records of a label byte and three planes of 32 x 32. All `data_batch…bin` of a folder in order
 * of name, or, if there is none, all `.bin`. `batches.meta.txt` beside them names the classes.
 * https://www.cs.toronto.edu/~kriz/cifar.html
 */
export const cifarBinary: Format = {
  matches: (files) => files.some(({ path }) => /\.bin$/i.test(path)),

  async open(files, options) {
    const all = files.filter(({ path }) => /\.bin$/i.test(path)).sort((a, b) => byCodeUnit(a.path, b.path));
    const training = all.filter(({ path }) => /data_batch[^/]*$/i.test(path));
    const chosen = training.length > 0 ? training : all;
    const count = countRecords(chosen);
    const pixels = new Uint8Array(count * 3 * PLANE);
    const labels = new Uint8Array(count);
    let next = 0;
    for (const file of chosen) next = unpack(file.path, await file.read(), pixels, labels, next);
    const fitted = fitAll(pixels, { width: SIDE, height: SIDE, channels: 3 }, options, chosen[0].path);
    const classNames = await namesOf(files);
    const dataset = imageSet({ name: chosen[0].path, ...fitted, labels, classes: CLASSES, classNames });
    return { dataset, skipped: [] };
  },
};

/** Judged by the files' sizes, before any is read. */
function countRecords(files: readonly FileEntry[]): number {
  let bytes = 0;
  for (const { path, size } of files) {
    if (size === 0 || size % RECORD !== 0) {
      throw new DataError(`${path}: expected CIFAR-10 records of ${RECORD} bytes, got ${size} bytes.`);
    }
    bytes += size;
  }
  if (bytes > MOST_BYTES)
    throw new DataError(`data: expected at most ${MOST_BYTES} bytes of records, got ${bytes}.`);
  return bytes / RECORD;
}

/** Planes to interleaved pixels from image `next` on; gives the number after the last. */
function unpack(
  path: string,
  bytes: Uint8Array,
  pixels: Uint8Array,
  labels: Uint8Array,
  next: number,
): number {
  const end = next + bytes.length / RECORD;
  if (!Number.isInteger(end) || end > labels.length)
    throw new DataError(`${path}: expected the size it had, got ${bytes.length} bytes.`);
  for (let at = 0; at < bytes.length; at += RECORD, next++) {
    if (bytes[at] >= CLASSES)
      throw new DataError(
        `${path}: expected labels from 0 to ${CLASSES - 1}, got ${bytes[at]} at byte ${at}.`,
      );
    labels[next] = bytes[at];
    for (let i = 0; i < PLANE; i++) {
      for (let c = 0; c < 3; c++) pixels[(next * PLANE + i) * 3 + c] = bytes[at + 1 + c * PLANE + i];
    }
  }
  return next;
}

async function namesOf(files: readonly FileEntry[]): Promise<string[] | undefined> {
  const file = files.find(({ path, size }) => /(^|\/)batches\.meta\.txt$/.test(path) && size < 4096);
  if (!file) return undefined;
  const names = new TextDecoder()
    .decode(await file.read())
    .split('\n')
    .map((line) => line.trim());
  const given = names.filter((name) => name !== '');
  return given.length === CLASSES ? given : undefined;
}
