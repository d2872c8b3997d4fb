import { isPicture } from '../decode/decodeImage.ts';
import { DataError } from '../errors.ts';
import { archives } from './archives/index.ts';
import type { Archive } from './archives/types.ts';
import { pause } from './pause.ts';
import { type FileEntry, HEAD_BYTES, type HeadedFile, type Reading, type Skipped } from './types.ts';

const DEEPEST = 3; // archives in archives
const PICTURE_BYTES = 16; // a picture is known by fewer
const MAX_SHARED = 1000;
const kinds: readonly Archive[] = Object.values(archives);

/** Files and what is in packed ones, each with its first bytes; archives are given as they are, to be opened if need be. */
export interface Expanded {
  readonly files: HeadedFile[];
  readonly archives: HeadedFile[];
  readonly skipped: Skipped[];
}

/** Reads the first bytes of files and opens those that are packed data (.gz, .npz). */
export async function headsOf(files: readonly FileEntry[], reading: Reading, depth = 0): Promise<Expanded> {
  const result: Expanded = { files: [], archives: [], skipped: [] };
  const shared = new Map<string, Uint8Array>();
  for (const [i, file] of files.entries()) {
    await pause(reading);
    reading.onProgress?.(i, files.length, 'looked at');
    const headed = await withHead(file, result.skipped);
    if (!headed) continue;
    const kind = kinds.find(({ matches }) => matches(headed.head));
    if (!kind || depth > DEEPEST) result.files.push(slim(headed, shared));
    else if (kind.isData(headed.head)) await openInto(result, headed, kind, reading, depth);
    else result.archives.push(headed);
  }
  return result;
}

/** What archives hold, with those that they hold. */
export async function openArchives(
  files: readonly HeadedFile[],
  reading: Reading,
  depth = 0,
): Promise<Expanded> {
  const result: Expanded = { files: [], archives: [], skipped: [] };
  for (const file of files) {
    const kind = kinds.find(({ matches }) => matches(file.head))!;
    const inner: Expanded = { files: [], archives: [], skipped: result.skipped };
    await openInto(inner, file, kind, reading, depth);
    result.files.push(...inner.files);
    if (depth > DEEPEST || inner.archives.length === 0) continue;
    const deeper = await openArchives(inner.archives, reading, depth + 1);
    result.files.push(...deeper.files);
    result.skipped.push(...deeper.skipped);
  }
  return result;
}

async function openInto(
  result: Expanded,
  file: HeadedFile,
  kind: Archive,
  reading: Reading,
  depth: number,
): Promise<void> {
  try {
    const { files, skipped } = await kind.entries(file);
    const inner = await headsOf(files, reading, depth + 1);
    result.files.push(...inner.files);
    result.archives.push(...inner.archives);
    result.skipped.push(...skipped, ...inner.skipped);
  } catch (error) {
    skip(error, file, result.skipped);
  }
}

async function withHead(file: FileEntry, skipped: Skipped[]): Promise<HeadedFile | undefined> {
  try {
    const head = (await file.read(0, HEAD_BYTES)).subarray(0, HEAD_BYTES);
    if (file.unpack && head.length === 0) await file.read(); // says what is wrong with it
    const { path, size, read, unpack, stream, pixels } = file;
    return { path, size, read, unpack, stream, pixels, head };
  } catch (error) {
    return skip(error, file, skipped);
  }
}

/** A picture with no more of its beginning than tells its kind, which those of a kind share: of a million, heads fill the memory. */
function slim(file: HeadedFile, shared: Map<string, Uint8Array>): HeadedFile {
  const head = file.head.slice(0, PICTURE_BYTES);
  if (!isPicture(head)) return file;
  const key = String.fromCharCode(...head);
  const known = shared.get(key);
  if (!known && shared.size < MAX_SHARED) shared.set(key, head);
  return { ...file, head: known ?? head };
}

/** A file that cannot be read is no reason to leave the others. */
function skip(error: unknown, { path }: FileEntry, skipped: Skipped[]): undefined {
  if (!(error instanceof DataError)) throw error;
  skipped.push({ path, reason: error.message.replace(`${path}: `, '') });
}
