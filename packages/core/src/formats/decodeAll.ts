import { DataError } from '../errors.ts';
import { decodePicture } from './decodePicture.ts';
import { pause } from './pause.ts';
import type { DecodedPicture, DecodeHow, FileEntry, ReadOptions, Skipped } from './types.ts';

const MAX_FILE = 2 ** 28;
/** Files that are decoded at the same time at most, and their bytes. */
const [MOST_FILES, MOST_BYTES] = [256, 2 ** 23];

/** Files one after the other as pictures, or as what is wrong with them. Where the app decodes on other threads, some ahead of what is asked for. */
export async function* decodeAll(
  files: readonly FileEntry[],
  options: ReadOptions,
  bits: number | undefined,
): AsyncGenerator<DecodedPicture | Skipped> {
  const most = options.decode ? MOST_FILES : 1;
  const ahead: Promise<DecodedPicture | Skipped>[] = [];
  let [next, bytes] = [0, 0];
  for (const file of files) {
    while (next < files.length && (ahead.length === 0 || (ahead.length < most && bytes < MOST_BYTES))) {
      bytes += files[next].size;
      const decoded = decodeFile(files[next++], options, bits);
      decoded.catch(() => {}); // thrown where it is waited for, unless the reading has ended
      ahead.push(decoded);
    }
    const picture = await ahead.shift()!;
    bytes -= file.size;
    options.decoded?.keep(file.path, howOf(options, bits), picture);
    yield picture;
    await pause(options);
  }
}

const howOf = ({ imageSize, channels }: ReadOptions, bits: number | undefined): DecodeHow => ({
  imageSize,
  channels,
  bits,
});

/** Judged by content, whatever the ending says. */
async function decodeFile(
  file: FileEntry,
  options: ReadOptions,
  bits: number | undefined,
): Promise<DecodedPicture | Skipped> {
  const { path, size } = file;
  const { decode = decodePicture } = options;
  const how = howOf(options, bits);
  const known = options.decoded?.recall(path, how);
  if (known) return known;
  try {
    if (size > MAX_FILE) throw new DataError(`${path}: expected at most ${MAX_FILE} bytes, got ${size}.`);
    return await decode(await file.read(), path, how);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { path, reason: error.message.replace(`${path}: `, '') };
  }
}
