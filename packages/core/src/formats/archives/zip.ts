import { inflateFirst, inflatePieces } from '../../decode/inflate.ts';
import { crc32 } from '../../encode/crc32.ts';
import { DataError } from '../../errors.ts';
import type { FileEntry, HeadedFile, Skipped } from '../types.ts';
import { cleanPath, isHidden } from './names.ts';
import type { Archive } from './types.ts';
import { unpackedHead } from './unpackedHead.ts';
import { type Member, members } from './zipDirectory.ts';

const MAX_MEMBER = 2 ** 31;
const PEEK = 2 ** 16;
const PIECE = 2 ** 20; // bytes
/** What the archives that Office and LibreOffice write all have. */
const OFFICE = /^(\[Content_Types\]\.xml|META-INF\/manifest\.xml|mimetype)$/;
const LOCAL = 30; // bytes of a local header before name and extra field

/**
 * A .zip, or a .npz, which is one of arrays. Members that are stored or deflated are read, one at a time.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const zip: Archive = {
  matches: (head) => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5),
  isData: (head) => /\.npy/.test(String.fromCharCode(...head.subarray(LOCAL, LOCAL + 64))),

  async entries(file) {
    const files: FileEntry[] = [];
    const skipped: Skipped[] = [];
    const listed = await members(file);
    if (listed.some(({ name }) => OFFICE.test(name)))
      throw new DataError(`${file.path}: expected samples, got an Office document; save its tables as CSV.`);
    for (const member of listed) {
      const name = cleanPath(member.name);
      if (name === '' || member.name.endsWith('/') || isHidden(name)) continue;
      const path = `${file.path}/${name}`;
      const reason = refusal(member);
      if (reason) skipped.push({ path, reason });
      else files.push(entry(file, path, member));
    }
    return { files, skipped };
  },
};

function refusal({ encrypted, method, size }: Member): string | undefined {
  if (encrypted) return 'expected a member that can be read, got an encrypted one.';
  if (method !== 0 && method !== 8)
    return `expected a stored or deflated member, got one of compression method ${method}.`;
  return size > MAX_MEMBER ? `expected at most ${MAX_MEMBER} bytes, got ${size}.` : undefined;
}

function entry(file: HeadedFile, path: string, member: Member): FileEntry {
  const { size } = member;
  return {
    path,
    size,
    read: reader(file, path, member),
    stream: () => checked(file, path, member),
  };
}

/** A member piece by piece. Throws DataError at the end where it is damaged. */
async function* checked(file: HeadedFile, path: string, member: Member): AsyncGenerator<Uint8Array> {
  const { method, size, checksum } = member;
  const packed = packedPieces(file, path, member);
  let [crc, length] = [0, 0];
  for await (const piece of method === 0 ? packed : inflatePieces(packed, size, path)) {
    crc = crc32(piece, crc);
    length += piece.length;
    yield piece;
  }
  if (crc !== checksum || length !== size) throw damaged(path);
}

async function* packedPieces(file: HeadedFile, path: string, member: Member): AsyncGenerator<Uint8Array> {
  const begin = await dataAt(file, path, member.at);
  const end = begin + member.packedSize;
  for (let at = begin; at < end; at += PIECE) {
    const piece = await slice(file, at, Math.min(end, at + PIECE));
    if (piece.length === 0)
      throw new DataError(`${path}: expected ${member.packedSize} packed bytes, got ${at - begin}.`);
    yield piece;
  }
}

const damaged = (path: string) =>
  new DataError(`${path}: expected a member with a right checksum, got a wrong one: it is damaged.`);

/** Reads a member, and checks it where all of it is read. */
function reader(file: HeadedFile, path: string, member: Member): FileEntry['read'] {
  const { method, size, packedSize, checksum } = member;
  let begin: number | undefined;
  return async (from = 0, to = size) => {
    begin ??= await dataAt(file, path, member.at);
    const end = begin + packedSize;
    const isWhole = from === 0 && to >= size;
    if (method === 0 && !isWhole) return slice(file, begin + from, Math.min(end, begin + to));
    if (!isWhole && to <= PEEK) {
      const packed = await slice(file, begin, Math.min(end, begin + PEEK));
      return unpackedHead('deflate', packed, Math.min(to, size)).subarray(from);
    }
    const packed = await slice(file, begin, end);
    if (packed.length < packedSize)
      throw new DataError(`${path}: expected ${packedSize} packed bytes, got ${packed.length}.`);
    const content = method === 0 ? packed : inflateFirst(packed, size, path);
    if (crc32(content) !== checksum || content.length !== size) throw damaged(path);
    return isWhole ? content : content.subarray(from, to);
  };
}

/** Where a member's data begin: behind a local header whose name and extra field have lengths of their own. */
async function dataAt(file: HeadedFile, path: string, at: number): Promise<number> {
  const bytes = await slice(file, at, at + LOCAL);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < LOCAL || view.getUint32(0, true) !== 0x04034b50)
    throw new DataError(`${path}: expected a local header at ${at} of the archive, got other data.`);
  return at + LOCAL + view.getUint16(26, true) + view.getUint16(28, true);
}

async function slice(file: HeadedFile, from: number, to: number): Promise<Uint8Array> {
  return (await file.read(from, to)).subarray(0, to - from);
}
