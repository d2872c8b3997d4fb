import { DataError } from '../../errors.ts';
import type { ArrayFile, ElementType } from './types.ts';

const MAX_BYTES = 2 ** 31;
const MAX_SAMPLES = 10 ** 7;

/** The bytes of an array's numbers. Reads and unpacks no more than its header says. Throws DataError where there are more or fewer. */
export async function bodyOf(array: ArrayFile): Promise<Uint8Array> {
  const { file, shape, type, begin } = array;
  const { path } = file;
  const size = begin + product(shape) * type.bytes;
  if (shape[0] > MAX_SAMPLES)
    throw new DataError(`${path}: expected at most ${MAX_SAMPLES} samples, got ${shape[0]}.`);
  if (size - begin > MAX_BYTES)
    throw new DataError(`${path}: expected at most ${MAX_BYTES} bytes of data, got ${shape.join(' x ')}.`);
  const wrong = (got: number) =>
    new DataError(`${path}: expected ${size} bytes for ${shape.join(' x ')}, got ${got}.`);
  if (!file.unpack && file.size !== size) throw wrong(file.size);
  const bytes = await (file.unpack ? file.unpack(size) : file.read());
  if (bytes.length !== size) throw wrong(bytes.length);
  return bytes.subarray(begin);
}

/** Reads number i of the bytes. */
export function readerOf(
  bytes: Uint8Array,
  { kind, bytes: width, littleEndian }: ElementType,
): (i: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 'float')
    return width === 2
      ? (i) => half(view.getUint16(i * 2, littleEndian))
      : width === 4
        ? (i) => view.getFloat32(i * 4, littleEndian)
        : (i) => view.getFloat64(i * 8, littleEndian);
  if (kind === 'signed') {
    if (width === 1) return (i) => view.getInt8(i);
    if (width === 2) return (i) => view.getInt16(i * 2, littleEndian);
    if (width === 4) return (i) => view.getInt32(i * 4, littleEndian);
    return (i) => Number(view.getBigInt64(i * 8, littleEndian));
  }
  if (width === 1) return (i) => bytes[i];
  if (width === 2) return (i) => view.getUint16(i * 2, littleEndian);
  if (width === 4) return (i) => view.getUint32(i * 4, littleEndian);
  return (i) => Number(view.getBigUint64(i * 8, littleEndian));
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Numbers in an array of this shape. */
export function product(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
