import type { FileEntry } from './types.ts';

const PIECE = 2 ** 20; // bytes

/** A file from its first byte to its last, piece by piece. Throws DataError where it turns out to be damaged. */
export async function* streamOf(file: FileEntry): AsyncGenerator<Uint8Array> {
  if (file.stream) return yield* file.stream();
  for (let from = 0; from < file.size; from += PIECE) {
    const bytes = await file.read(from, Math.min(file.size, from + PIECE));
    if (bytes.length === 0) return;
    yield bytes.subarray(0, PIECE);
  }
}
