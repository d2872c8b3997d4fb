import { isImageName } from '../decode/decodeImage.ts';
import { notSupported } from '../decode/notSupported.ts';
import type { HeadedFile } from './types.ts';

/** Kinds of files that are known, but not read: how they begin, what they are, and what helps. */
const KINDS: readonly [begin: string, is: string, help?: string][] = [
  ['version https://git-lfs', 'a pointer of Git LFS', 'fetch the file itself with git lfs pull'],
  ['<!doctype', 'a web page', 'the download failed'],
  ['<html', 'a web page', 'the download failed'],
  ['\x80\x02', 'a Python pickle', "of CIFAR's downloads take the binary version; or save arrays as .npy"],
  ['\x80\x03', 'a Python pickle', 'save its arrays as .npy'],
  ['\x80\x04', 'a Python pickle', 'save its arrays as .npy'],
  ['\x80\x05', 'a Python pickle', 'save its arrays as .npy'],
  ['\x89HDF', 'an HDF5 file', 'save its arrays as .npy'],
  ['MATLAB 7.3', 'a MATLAB file', 'save its arrays as .npy'],
  ['PAR1', 'a Parquet file', 'save its pictures as files, or its arrays as .npy'],
  ['ARROW1', 'a Feather file', 'save it as CSV'],
  ['FEA1', 'a Feather file', 'save it as CSV'],
  ['\xd0\xcf\x11\xe0', 'an old Office document', 'save its tables as CSV'],
  ['SQLite format 3', 'an SQLite data base', 'save its tables as CSV'],
  ['\x93NUMPY', 'an array of one dimension, as labels are', 'points are of shape (count, columns)'],
  ['@relation', 'an ARFF file', 'save it as CSV'],
  ['<?xml', 'XML'],
  ['Rar!', 'a RAR archive', 'unpack it'],
  ['7z\xbc\xaf', 'a 7z archive', 'unpack it'],
  ['BZh', 'a bzip2 file', 'unpack it'],
  ['\xfd7zXZ', 'an xz file', 'unpack it'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard file', 'unpack it'],
  ['PK\x03\x04', 'a damaged ZIP archive'],
  ['\x1f\x8b', 'a damaged gzip file'],
  ['\0\0\x08\x01', 'IDX labels without images'],
  ['%PDF', 'a PDF'],
  ['RIFF', 'a RIFF file'],
  ['{', 'JSON'],
  ['[', 'JSON'],
];

/** Why a file is not read, by its content, in the form of a reason for skipping it. */
export function strangeness({ path, head, size }: HeadedFile): string {
  const wanted = isImageName(path) ? 'a picture' : 'samples';
  if (size === 0) return `expected ${wanted}, got an empty file.`;
  const picture = notSupported(head);
  if (picture) return `expected a picture, got ${picture}; convert it to PNG.`;
  const known = knownKind(head);
  if (known) return `expected ${wanted}, got ${known[1]}${known[2] ? ` (${known[2]})` : ''}.`;
  return `expected ${wanted}, got ${isText(head) ? 'text' : 'other data'}.`;
}

/** Whether a file whose name says that it is a table is of another kind that is known: a failed download or the like. */
export function isKnownStranger(head: Uint8Array): boolean {
  return knownKind(head) !== undefined;
}

function knownKind(head: Uint8Array) {
  const begin = String.fromCharCode(...head.subarray(0, 64));
  const plain = begin
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  return KINDS.find(([start]) => begin.startsWith(start) || (/^[<@]/.test(start) && plain.startsWith(start)));
}

/** Whether bytes are text: no control characters but those of lines and tabs. */
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
