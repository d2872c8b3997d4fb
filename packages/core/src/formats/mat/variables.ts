import { checkRatio, inflateFirst } from '../../decode/inflate.ts';
import { DataError } from '../../errors.ts';
import { product } from '../arrays/body.ts';
import type { ElementType } from '../arrays/types.ts';
import { grouped } from '../newPixels.ts';

/** Bytes before the first variable. */
const HEADER = 128;
const MAX_VARIABLES = 1000;
const MAX_DIMENSIONS = 8;
const [MATRIX, COMPRESSED] = [14, 15];
/** Types of numbers as they are stored, by number. */
const TYPES: Record<number, Pick<ElementType, 'kind' | 'bytes'>> = {
  1: { kind: 'signed', bytes: 1 },
  2: { kind: 'unsigned', bytes: 1 },
  3: { kind: 'signed', bytes: 2 },
  4: { kind: 'unsigned', bytes: 2 },
  5: { kind: 'signed', bytes: 4 },
  6: { kind: 'unsigned', bytes: 4 },
  7: { kind: 'float', bytes: 4 },
  9: { kind: 'float', bytes: 8 },
  12: { kind: 'signed', bytes: 8 },
  13: { kind: 'unsigned', bytes: 8 },
};

/** An array of numbers; the first dimension runs fastest. */
export interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly bytes: Uint8Array;
}

/** Part of a file, and where in it reading is. */
interface Element {
  readonly type: number;
  readonly bytes: Uint8Array;
  /** Where the next one begins. */
  readonly end: number;
}

/**
 * The arrays of numbers in a MAT-file of version 5, packed or not; what holds none (cells, structs, text of objects) is passed over. Unpacks at
 * most `most` bytes of a variable. https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf Throws DataError, which names the file `where`,
 * for what is cut off or damaged.
 */
export function variablesOf(file: Uint8Array, where: string, most: number): Variable[] {
  if (file.length < HEADER)
    throw new DataError(`${where}: expected a header of ${HEADER} bytes, got ${file.length}.`);
  const order = String.fromCharCode(file[126], file[127]);
  if (order !== 'IM' && order !== 'MI')
    throw new DataError(`${where}: expected the order of bytes as IM or MI, got ${JSON.stringify(order)}.`);
  const littleEndian = order === 'IM';
  const found: Variable[] = [];
  for (let at = HEADER, count = 0; at < file.length; count++) {
    if (count === MAX_VARIABLES)
      throw new DataError(`${where}: expected at most ${MAX_VARIABLES} variables, got more.`);
    const element = elementAt(file, at, littleEndian, where);
    at = element.end;
    const matrix = element.type === COMPRESSED ? unpacked(element.bytes, littleEndian, where, most) : element;
    if (matrix.type !== MATRIX) continue;
    const variable = variableIn(matrix.bytes, littleEndian, where);
    if (variable) found.push(variable);
  }
  return found;
}

/** A tag of 8 bytes and so many bytes, padded to a multiple of 8; or, up to 4 bytes, both in 8. */
function elementAt(bytes: Uint8Array, at: number, littleEndian: boolean, where: string): Element {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (at + 8 > bytes.length) throw cutOff(where, bytes.length - at);
  const word = view.getUint32(at, littleEndian);
  const isSmall = word >>> 16 !== 0;
  const size = isSmall ? word >>> 16 : view.getUint32(at + 4, littleEndian);
  const begin = at + (isSmall ? 4 : 8);
  if (begin + size > bytes.length || (isSmall && size > 4)) throw cutOff(where, bytes.length - begin);
  const type = isSmall ? word & 0xffff : word;
  const padded = isSmall ? 4 : type === COMPRESSED ? size : 8 * Math.ceil(size / 8);
  return { type, bytes: bytes.subarray(begin, begin + size), end: Math.min(bytes.length, begin + padded) };
}

const cutOff = (where: string, left: number) =>
  new DataError(
    `${where}: expected whole variables, got one that is cut off or damaged after ${left} bytes.`,
  );

/** The variable in zlib data: a tag, which says how long it is, then that. */
function unpacked(zlib: Uint8Array, littleEndian: boolean, where: string, most: number): Element {
  if (zlib.length < 8 || (zlib[0] & 15) !== 8 || (zlib[0] * 256 + zlib[1]) % 31 !== 0)
    throw new DataError(`${where}: expected a variable packed by zlib, got other bytes.`);
  const deflated = zlib.subarray(2);
  const tag = inflateFirst(deflated, 8, where);
  const size = new DataView(tag.buffer, tag.byteOffset).getUint32(4, littleEndian);
  if (size > most)
    throw new DataError(
      `${where}: expected a variable of at most ${grouped(most)} bytes, got ${grouped(size)}.`,
    );
  checkRatio(deflated, 8 + size, where);
  return elementAt(inflateFirst(deflated, 8 + size, where), 0, littleEndian, where);
}

/** Flags, dimensions, name and numbers; undefined for what holds no plain numbers. */
function variableIn(bytes: Uint8Array, littleEndian: boolean, where: string): Variable | undefined {
  const flags = elementAt(bytes, 0, littleEndian, where);
  if (flags.bytes.length < 4) throw cutOff(where, flags.bytes.length);
  const kind = flags.bytes[littleEndian ? 0 : 3];
  // 6 to 15 are numbers, from double to uint64; sparse ones, cells, structs, objects and text come before.
  if (kind < 6 || kind > 15) return undefined;
  const dimensions = elementAt(bytes, flags.end, littleEndian, where);
  const name = elementAt(bytes, dimensions.end, littleEndian, where);
  const numbers = elementAt(bytes, name.end, littleEndian, where);
  const count = dimensions.bytes.length / 4;
  if (!(count >= 2 && count <= MAX_DIMENSIONS && Number.isInteger(count)))
    throw new DataError(`${where}: expected 2 to ${MAX_DIMENSIONS} dimensions, got ${count}.`);
  const sizes = new DataView(dimensions.bytes.buffer, dimensions.bytes.byteOffset, dimensions.bytes.length);
  const shape = Array.from({ length: count }, (_, i) => sizes.getUint32(4 * i, littleEndian));
  const type = TYPES[numbers.type];
  if (!type || product(shape) * type.bytes !== numbers.bytes.length)
    throw new DataError(
      `${where}: expected numbers for ${shape.join(' x ')}, got ${numbers.bytes.length} bytes of type ${numbers.type}.`,
    );
  const text = String.fromCharCode(...name.bytes.subarray(0, 63));
  return { name: text, shape, type: { ...type, littleEndian }, bytes: numbers.bytes };
}
