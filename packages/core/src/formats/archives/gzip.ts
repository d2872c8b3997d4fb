import { gunzip, gunzipEach, isGzip } from '../../decode/gunzip.ts';
import { DataError } from '../../errors.ts';
import { streamOf } from '../streamOf.ts';
import type { FileEntry, HeadedFile } from '../types.ts';
import { contentSize } from './contentSize.ts';
import type { Archive } from './types.ts';
import { unpackedHead } from './unpackedHead.ts';

const MAX_BYTES = 2 ** 31;
const PEEK = 2 ** 16;

/** One packed file: `.gz`. It keeps its name, for messages. */
export const gzip: Archive = {
  matches: isGzip,
  isData: () => true,
  entries: async (file) => ({ files: [unpacked(file)], skipped: [] }),
};

function unpacked(file: HeadedFile): FileEntry {
  const { path } = file;
  let whole: Uint8Array | undefined;
  const unpack = async (size: number | { readonly max: number }): Promise<Uint8Array> => {
    if (file.size > MAX_BYTES)
      throw new DataError(`${path}: expected at most ${MAX_BYTES} bytes, got ${file.size}.`);
    const packed = await file.read();
    return gunzip(
      packed,
      () => (typeof size === 'number' ? size : contentSize(packed, size.max, path)),
      path,
    );
  };
  return {
    path,
    size: file.size,
    unpack,
    stream: () => gunzipEach(streamOf(file), path),
    async read(from = 0, to) {
      if (to !== undefined && to <= PEEK) {
        const packed = (await file.read(0, PEEK)).subarray(0, PEEK);
        return unpackedHead('gzip', packed, to).subarray(from);
      }
      whole ??= await unpack({ max: MAX_BYTES });
      return whole.subarray(from, to);
    },
  };
}
