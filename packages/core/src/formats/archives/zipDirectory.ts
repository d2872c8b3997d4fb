import { DataError } from '../../errors.ts';
import type { FileEntry } from '../types.ts';
import { nameIn } from './names.ts';

const MAX_MEMBERS = 10 ** 6;
const MAX_DIRECTORY = 2 ** 28;
const TAIL = 22 + 65535; // bytes of the end record with the longest comment
const FULL = 0xffffffff; // the number is in the ZIP64 fields

/** A member of a ZIP archive, as its central directory has it. */
export interface Member {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** The central directory of a ZIP archive, also of ZIP64. Throws DataError for what is damaged or too long. */
export async function members(file: FileEntry): Promise<Member[]> {
  const { path } = file;
  const { count, size, at } = await endOf(file);
  if (count > MAX_MEMBERS || size > MAX_DIRECTORY)
    throw new DataError(`${path}: expected at most ${MAX_MEMBERS} files in a ZIP archive, got ${count}.`);
  const bytes = (await file.read(at, at + size)).subarray(0, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: Member[] = [];
  let next = 0;
  while (found.length < count) {
    if (next + 46 > bytes.length || view.getUint32(next, true) !== 0x02014b50) throw damaged(path);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(next + offset, true));
    const end = next + 46 + name + extra + comment;
    if (end > bytes.length) throw damaged(path);
    const extras = bytes.subarray(next + 46 + name, next + 46 + name + extra);
    found.push(memberOf(view, next, nameIn(bytes.subarray(next + 46, next + 46 + name)), extras));
    next = end;
  }
  return found;
}

function memberOf(view: DataView, next: number, name: string, extras: Uint8Array): Member {
  const stored = [24, 20, 42].map((offset) => view.getUint32(next + offset, true));
  const [size, packedSize, at] = wide(stored, extras);
  return {
    name,
    encrypted: (view.getUint16(next + 8, true) & 1) === 1,
    method: view.getUint16(next + 10, true),
    checksum: view.getUint32(next + 16, true),
    packedSize,
    size,
    at,
  };
}

/** Numbers of 32 bits; those that are full come from the ZIP64 extra field, in this order. */
function wide(stored: readonly number[], extras: Uint8Array): number[] {
  const view = new DataView(extras.buffer, extras.byteOffset, extras.length);
  for (let at = 0; at + 4 <= extras.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return stored.map((value) => {
      if (value !== FULL || next + 8 > extras.length) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return [...stored];
}

/** Count, size and place of the central directory. */
async function endOf(file: FileEntry): Promise<{ count: number; size: number; at: number }> {
  const from = Math.max(0, file.size - TAIL);
  const bytes = (await file.read(from, file.size)).subarray(0, file.size - from);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = bytes.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const [count, size, begin] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    if (count !== 0xffff && size !== FULL && begin !== FULL) return { count, size, at: begin };
    if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) break;
    return wideEnd(file, Number(view.getBigUint64(at - 12, true)));
  }
  throw damaged(file.path);
}

async function wideEnd(file: FileEntry, at: number): Promise<{ count: number; size: number; at: number }> {
  if (at + 56 > file.size) throw damaged(file.path);
  const bytes = await file.read(at, at + 56);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 56 || view.getUint32(0, true) !== 0x06064b50) throw damaged(file.path);
  const [count, size, begin] = [32, 40, 48].map((offset) => Number(view.getBigUint64(offset, true)));
  return { count, size, at: begin };
}

function damaged(path: string): DataError {
  return new DataError(`${path}: expected a whole ZIP archive, got a truncated or damaged one.`);
}
