import { DataError } from '../errors.ts';
import { product } from './arrays/body.ts';
import { holdsImages } from './arrays/layout.ts';
import { openArrays } from './arrays/openArrays.ts';
import type { ArrayHeader, ElementType } from './arrays/types.ts';
import { partOfFile, partsByFolder } from './parts.ts';
import type { Format, HeadedFile } from './types.ts';

/** Types of numbers, by the third byte of a file. */
const TYPES = new Map<number, Pick<ElementType, 'kind' | 'bytes'>>([
  [0x08, { kind: 'unsigned', bytes: 1 }],
  [0x09, { kind: 'signed', bytes: 1 }],
  [0x0b, { kind: 'signed', bytes: 2 }],
  [0x0c, { kind: 'signed', bytes: 4 }],
  [0x0d, { kind: 'float', bytes: 4 }],
  [0x0e, { kind: 'float', bytes: 8 }],
]);

/**
 * The IDX files of MNIST and its kin, packed with gzip or not: images of three or four dimensions, with labels of as many
 * samples beside them if there are some. http://yann.lecun.com/exdb/mnist/
 */
export const idx: Format = {
  holds: 'IDX files',
  claims({ head }) {
    if (!isIdx(head)) return undefined;
    return head[3] >= 3 ? 'samples' : 'aside';
  },
  weigh: (files) => files.reduce((count, file) => count + samplesIn(file), 0),

  open(files, options) {
    const parts = partsByFolder(files.map(({ path }) => path));
    const arrays = files.map((file, i) => ({
      ...headerOf(file),
      file,
      part: partOfFile(file.path, parts[i].part),
    }));
    return openArrays(arrays, options);
  },
};

/** Two zero bytes, a type and one to four dimensions. */
const isIdx = (head: Uint8Array): boolean =>
  head.length >= 4 && head[0] === 0 && head[1] === 0 && TYPES.has(head[2]) && head[3] >= 1 && head[3] <= 4;

/** Samples in a file of images whose header agrees with its length; else 1. */
function samplesIn(file: HeadedFile): number {
  if (file.head.length < 4 + 4 * file.head[3]) return 1;
  const { shape, type, begin } = headerOf(file);
  const fits = file.unpack !== undefined || begin + product(shape) * type.bytes === file.size;
  return holdsImages({ shape }) && fits ? shape[0] : 1;
}

/** Type and number of dimensions, then as many sizes; all big-endian. */
function headerOf({ path, head }: HeadedFile): ArrayHeader {
  const begin = 4 + 4 * head[3];
  if (head.length < begin)
    throw new DataError(`${path}: expected an IDX header of ${begin} bytes, got ${head.length}.`);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const shape = Array.from({ length: head[3] }, (_, i) => view.getUint32(4 + 4 * i));
  return { shape, type: { ...TYPES.get(head[2])!, littleEndian: false }, isFortran: false, begin };
}
