import { DataError } from '../errors.ts';
import { holdsImages } from './arrays/layout.ts';
import { openArrays } from './arrays/openArrays.ts';
import type { ArrayHeader, ElementType } from './arrays/types.ts';
import { partOfFile, partsByFolder } from './parts.ts';
import type { Format, HeadedFile } from './types.ts';

const KINDS: Record<string, ElementType['kind']> = { b: 'bool', u: 'unsigned', i: 'signed', f: 'float' };
const MAX_DIMENSIONS = 8;

/**
 * Arrays of NumPy: .npy, also the members of a .npz. Images of any numbers and order of dimensions, or points, with labels of
 * as many samples beside them (y, labels, y_train). https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export const npy: Format = {
  holds: '.npy and .npz arrays',
  claims(file) {
    if (!isNpy(file.head)) return undefined;
    const header = tryHeader(file);
    return header === undefined || header.shape.length >= 2 ? 'samples' : 'aside';
  },
  weigh: (files) => files.reduce((count, file) => count + (tryHeader(file)?.shape[0] ?? 1), 0),

  open(files, options) {
    const parts = partsByFolder(files.map(({ path }) => path));
    const known = files.map((file, i) => ({
      file,
      part: partOfFile(file.path, parts[i].part),
      header: tryHeader(file),
    }));
    const arrays = known.flatMap(({ file, part, header }) => (header ? [{ ...header, file, part }] : []));
    if (!arrays.some(({ shape }) => shape.length >= 2)) headerOf(files[0]);
    return openArrays(
      arrays.filter((array) => array.shape.length < 3 || holdsImages(array)),
      options,
    );
  },
};

const isNpy = (head: Uint8Array): boolean =>
  head[0] === 0x93 && String.fromCharCode(...head.subarray(1, 6)) === 'NUMPY';

function tryHeader(file: HeadedFile): ArrayHeader | undefined {
  try {
    return headerOf(file);
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

/** A dictionary of Python, as text: type, order and shape. */
function headerOf({ path, head }: HeadedFile): ArrayHeader {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const isLong = head[6] >= 2;
  const text = isLong ? 12 : 10;
  if (head.length < text) throw new DataError(`${path}: expected a .npy header, got ${head.length} bytes.`);
  const begin = text + (isLong ? view.getUint32(8, true) : view.getUint16(8, true));
  if (head.length < begin)
    throw new DataError(`${path}: expected a header of ${begin} bytes, got ${head.length}.`);
  const dictionary = String.fromCharCode(...head.subarray(text, begin));
  const [, order, kind, width] = /'descr':\s*'([<>|=])([buif])(\d)'/.exec(dictionary) ?? [];
  const shape = /'shape':\s*\(([\d, L]*)\)/.exec(dictionary)?.[1].match(/\d+/g)?.map(Number) ?? [];
  const bytes = Number(width);
  if (!kind || ![1, 2, 4, 8].includes(bytes) || (kind === 'f' && bytes === 1))
    throw new DataError(
      `${path}: expected an array of numbers, got ${JSON.stringify(dictionary.trim().slice(0, 60))}.`,
    );
  if (shape.length === 0 || shape.length > MAX_DIMENSIONS)
    throw new DataError(`${path}: expected 1 to ${MAX_DIMENSIONS} dimensions, got ${shape.length}.`);
  const type = { kind: KINDS[kind], bytes: bytes as ElementType['bytes'], littleEndian: order !== '>' };
  return { shape, type, isFortran: /'fortran_order':\s*True/.test(dictionary), begin };
}
