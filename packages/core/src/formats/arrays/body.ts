import { joinBytes } from '../../decode/joinBytes.ts';
import { DataError } from '../../errors.ts';
import { streamOf } from '../streamOf.ts';
import type { ArrayFile, ElementType } from './types.ts';

const MAX_BYTES = 2 ** 31;
const MAX_SAMPLES = 10 ** 7;
const PIECE = 2 ** 20; // bytes of samples at once, about

/** The bytes of an array's numbers. Reads and unpacks no more than its header says. Throws DataError where there are more or fewer. */
export async function bodyOf(array: ArrayFile): Promise<Uint8Array> {
  const { file, shape, type, begin } = array;
  const { path } = file;
  const size = sizeIn(array);
  if (size - begin > MAX_BYTES)
    throw new DataError(`${path}: expected at most ${MAX_BYTES} bytes of data, got ${shape.join(' x ')}.`);
  if (!file.unpack && file.size !== size) throw wrongSize(array, file.size);
  const bytes = await (file.unpack ? file.unpack(size) : file.read());
  if (bytes.length !== size) throw wrongSize(array, bytes.length);
  return bytes.subarray(begin, begin + product(shape) * type.bytes);
}

/** Throws DataError for an array whose header cannot be true, or is too large to be packed. */
export function checkBody(array: ArrayFile): void {
  const { file, shape, begin } = array;
  const size = sizeIn(array);
  if (file.unpack && size - begin > MAX_BYTES)
    throw new DataError(
      `${file.path}: expected at most ${MAX_BYTES} bytes of data, got ${shape.join(' x ')}.`,
    );
  if (!file.unpack && file.size !== size) throw wrongSize(array, file.size);
}

/** As `bodyOf`, in pieces of whole samples of `sample` bytes. What is wrong may be known only after some of them. */
export async function* bodyPieces(array: ArrayFile, sample: number): AsyncGenerator<Uint8Array> {
  const { file, begin } = array;
  const size = sizeIn(array);
  const piece = Math.max(1, Math.floor(PIECE / sample)) * sample;
  let kept = new Uint8Array(0);
  let skip = begin;
  let total = 0;
  for await (const bytes of streamOf(file)) {
    total += bytes.length;
    if (total > size) throw wrongSize(array, total);
    const fresh = bytes.subarray(Math.min(skip, bytes.length));
    skip -= bytes.length - fresh.length;
    kept = joinBytes(kept, fresh);
    if (kept.length < piece) continue;
    const whole = kept.length - (kept.length % sample);
    yield kept.subarray(0, whole);
    kept = kept.slice(whole);
  }
  if (total !== size) throw wrongSize(array, total);
  if (kept.length > 0) yield kept;
}

/** Bytes of the whole file. Throws DataError for too many samples. */
function sizeIn({ file, shape, type, begin }: ArrayFile): number {
  if (shape[0] > MAX_SAMPLES)
    throw new DataError(`${file.path}: expected at most ${MAX_SAMPLES} samples, got ${shape[0]}.`);
  return begin + product(shape) * type.bytes;
}

function wrongSize(array: ArrayFile, got: number): DataError {
  const { file, shape } = array;
  return new DataError(`${file.path}: expected ${sizeIn(array)} bytes for ${shape.join(' x ')}, got ${got}.`);
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
