// Where what lies in a packed file: docs/data.md.
import { sha256 } from '../../encode/sha256.ts';
import { DataError } from '../../errors.ts';
import type { FileEntry } from '../types.ts';
import { isHeader } from './isHeader.ts';
import type { PackedHeader } from './types.ts';

/** Bytes before the rest, of a fixed form. */
export const FIXED_BYTES = 64;
const MAGIC = 'GANVILPK';
const VERSION = 1;
const MAX_BYTES = 2 ** 26;

/** Whether a file begins as a packed one. */
export const isPacked = (head: Uint8Array): boolean =>
  String.fromCharCode(...head.subarray(0, MAGIC.length)) === MAGIC;

/** The fixed bytes and the text of a header that begins at byte `at`, where the file ends with it. */
export function encodeHeader(header: PackedHeader, at: number): { fixed: Uint8Array; text: Uint8Array } {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const fixed = new Uint8Array(FIXED_BYTES);
  fixed.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(fixed.buffer);
  view.setUint32(8, VERSION, true);
  view.setBigUint64(16, BigInt(at), true);
  view.setBigUint64(24, BigInt(text.length), true);
  fixed.set(bytesOf(sha256(text)), 32);
  return { fixed, text };
}

/** The header of a packed file. Throws DataError for one that is cut off, damaged or of another version. */
export async function readHeader(file: FileEntry): Promise<PackedHeader> {
  const { path, size } = file;
  const fixed = (await file.read(0, FIXED_BYTES)).subarray(0, FIXED_BYTES);
  if (fixed.length < FIXED_BYTES) throw damaged(path);
  const view = new DataView(fixed.buffer, fixed.byteOffset, FIXED_BYTES);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    throw new DataError(`${path}: expected a packed file of version ${VERSION}, got one of ${version}.`);
  const [at, length] = [Number(view.getBigUint64(16, true)), Number(view.getBigUint64(24, true))];
  if (length > MAX_BYTES || at + length !== size) throw damaged(path);
  const text = (await file.read(at, size)).subarray(0, length);
  if (sha256(text) !== hexOf(fixed.subarray(32))) throw damaged(path);
  const header = parsed(text);
  if (!isHeader(header, at)) throw damaged(path);
  return header;
}

function parsed(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}

/** The error of a file that is not what was written. */
export const damaged = (path: string): DataError =>
  new DataError(`${path}: expected a whole packed file, got one that is cut off or damaged.`);

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (hex: string): number[] => hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
