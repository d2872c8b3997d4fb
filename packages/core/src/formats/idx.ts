import { gunzip, isGzip } from '../decode/gunzip.ts';
import { DataError } from '../errors.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import { fitAll, imageSet } from './imageSet.ts';
import type { FileEntry, Format } from './types.ts';

const IMAGES = 2051;
const LABELS = 2049;
const MOST_BYTES = 2 ** 31;
const MOST_SAMPLES = 10 ** 7;

/**
 * The IDX files of MNIST and its kin, packed with gzip or not: `…images-idx3-ubyte`, with `…labels-idx1-ubyte` beside them
 * if there are labels. Of several sets in a folder the one named "train" is read.
 */
export const idx: Format = {
  matches: (files) =>
    files.some(({ path }) => /idx\d|\.idx\b/i.test(path)) ||
    (files.length === 1 && /\.gz$/i.test(files[0].path)),

  async open(files, options) {
    const file = imagesOf(files);
    const { sizes, body } = await readIdx(file, IMAGES);
    const [count, height, width] = sizes;
    if (count * height * width === 0)
      throw new DataError(`${file.path}: expected images, got ${count} of ${width} x ${height}.`);
    const labelled = labelsOf(files, file);
    const labels = labelled && (await readIdx(labelled, LABELS)).body;
    if (labels && labels.length !== count) {
      throw new DataError(
        `${labelled.path}: expected ${count} labels, one for each image, got ${labels.length}.`,
      );
    }
    const fitted = fitAll(body, { width, height, channels: 1 }, options, file.path);
    const classes = labels ? labels.reduce((most, label) => Math.max(most, label + 1), 0) : 0;
    return { dataset: imageSet({ name: file.path, ...fitted, labels, classes }), skipped: [] };
  },
};

/** The file of images: one named so if there is, of training if there is, the first by name of those. */
function imagesOf(files: readonly FileEntry[]): FileEntry {
  const ranked = files
    .filter(({ path }) => /idx|ubyte|\.gz$/i.test(path))
    .map((file) => ({ file, rank: rank(file.path) }))
    .sort((a, b) => a.rank - b.rank || byCodeUnit(a.file.path, b.file.path));
  return (ranked[0] ?? { file: files[0] }).file;
}

function rank(path: string): number {
  return (/images|idx3/i.test(path) ? 0 : 4) + (/train/i.test(path) ? 0 : /t10k|test/i.test(path) ? 2 : 1);
}

/** The file of labels that has the images' name but for the kind; packed or not. */
function labelsOf(files: readonly FileEntry[], images: FileEntry): FileEntry | undefined {
  const plain = (path: string) => path.replace(/\.gz$/i, '');
  const wanted = plain(images.path)
    .replace(/images/i, 'labels')
    .replace(/idx3/i, 'idx1');
  return files.find((file) => file !== images && plain(file.path) === wanted);
}

/** Sizes and bytes of an IDX file of that magic number. Unpacks no more than its header says. */
async function readIdx(file: FileEntry, magic: number): Promise<{ sizes: number[]; body: Uint8Array }> {
  if (file.size > MOST_BYTES)
    throw new DataError(`${file.path}: expected at most ${MOST_BYTES} bytes, got ${file.size}.`);
  const stored = await file.read();
  const wholeSize = (head: Uint8Array) => {
    const { sizes, begin } = readHeader(head, magic, file.path);
    return begin + product(sizes);
  };
  const bytes = isGzip(stored) ? gunzip(stored, wholeSize, file.path) : stored;
  const { sizes, begin } = readHeader(bytes, magic, file.path);
  if (bytes.length !== begin + product(sizes)) {
    throw new DataError(
      `${file.path}: expected ${begin + product(sizes)} bytes for ${sizes.join(' x ')}, got ${bytes.length}.`,
    );
  }
  return { sizes, body: bytes.subarray(begin) };
}

/** Magic number, then as many sizes as its last byte says; all big-endian. */
function readHeader(bytes: Uint8Array, magic: number, path: string): { sizes: number[]; begin: number } {
  const begin = 4 + 4 * (magic % 256);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = bytes.length >= 4 ? view.getUint32(0) : undefined;
  if (found !== magic)
    throw new DataError(`${path}: expected ${nameOf(magic)} at byte 0, got ${nameOf(found)}.`);
  if (bytes.length < begin)
    throw new DataError(`${path}: expected an IDX header of ${begin} bytes, got ${bytes.length}.`);
  const sizes = Array.from({ length: magic % 256 }, (_, i) => view.getUint32(4 + 4 * i));
  if (sizes[0] > MOST_SAMPLES)
    throw new DataError(`${path}: expected at most ${MOST_SAMPLES} samples at byte 4, got ${sizes[0]}.`);
  if (product(sizes) > MOST_BYTES)
    throw new DataError(
      `${path}: expected at most ${MOST_BYTES} bytes of data, got ${sizes.join(' x ')} at byte 4.`,
    );
  return { sizes, begin };
}

function nameOf(magic: number | undefined): string {
  if (magic === undefined) return 'less than 4 bytes';
  if (magic === IMAGES) return `IDX images (${IMAGES})`;
  if (magic === LABELS) return `IDX labels (${LABELS})`;
  return `other data (${magic})`;
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((a, b) => a * b, 1);
}
