import { DataError } from '../../errors.ts';
import type { FileEntry, HeadedFile, Skipped } from '../types.ts';
import { cleanPath, isHidden, nameIn } from './names.ts';
import type { Archive } from './types.ts';

const BLOCK = 512;
const MAX_MEMBERS = 10 ** 6;
const MAX_NAME = 2 ** 16;

/** A .tar of POSIX or GNU form, also packed (.tar.gz). https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html */
export const tar: Archive = {
  matches: (head) => text(head, 257, 5) === 'ustar',
  isData: () => false,

  async entries(file) {
    const files: FileEntry[] = [];
    const skipped: Skipped[] = [];
    let longName: string | undefined;
    for (let at = 0, count = 0; ; count++) {
      if (count > MAX_MEMBERS)
        throw new DataError(`${file.path}: expected at most ${MAX_MEMBERS} files in an archive, got more.`);
      const header = (await file.read(at, at + BLOCK)).subarray(0, BLOCK);
      if (header.length < BLOCK)
        skipped.push({
          path: file.path,
          reason: 'expected an end of the archive, got none: it is truncated.',
        });
      if (header.length < BLOCK || header[0] === 0) return { files, skipped };
      const { kind, size, name } = headerOf(header, file.path);
      const begin = at + BLOCK;
      at = begin + Math.ceil(size / BLOCK) * BLOCK;
      if (kind === 'L' || kind === 'x') {
        const bytes = (await file.read(begin, begin + Math.min(size, MAX_NAME))).subarray(0, size);
        longName = kind === 'L' ? nameIn(bytes).replace(/\0.*$/s, '') : paxPath(nameIn(bytes));
        continue;
      }
      const member = cleanPath(longName ?? name);
      longName = undefined;
      if (member === '' || isHidden(member)) continue;
      const path = `${file.path}/${member}`;
      if (kind === '1' || kind === '2')
        skipped.push({ path, reason: 'expected a file, got a link in an archive.' });
      if (kind === '0' || kind === '\0' || kind === '7') files.push(entry(file, path, begin, size));
    }
  },
};

function entry(file: HeadedFile, path: string, begin: number, size: number): FileEntry {
  return {
    path,
    size,
    async read(from = 0, to = size) {
      const end = Math.min(to, size);
      const bytes = (await file.read(begin + from, begin + end)).subarray(0, end - from);
      if (bytes.length < end - from)
        throw new DataError(`${path}: expected ${size} bytes in the archive, got fewer: it is truncated.`);
      return bytes;
    },
  };
}

function headerOf(header: Uint8Array, path: string) {
  const sum = Number.parseInt(text(header, 148, 8), 8);
  const wanted = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  if (sum !== wanted)
    throw new DataError(`${path}: expected a header with a right checksum, got a damaged archive.`);
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  return {
    kind: String.fromCharCode(header[156]),
    size:
      header[124] & 0x80 ? binary(header.subarray(128, 136)) : Number.parseInt(text(header, 124, 12), 8) || 0,
    name: header[263] === 48 && prefix !== '' ? `${prefix}/${name}` : name,
  };
}

/** Sizes from 8 GiB on, as GNU stores them: big-endian. */
function binary(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** The path of an extended header's records, "LENGTH path=NAME". */
function paxPath(records: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records)?.[1];
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return nameIn(bytes.subarray(at, at + length))
    .replace(/\0.*$/s, '')
    .trim();
}
