import { open } from 'node:fs/promises';
import {
  DataError,
  decodeProvenance,
  PNG_SIGNATURE,
  PROVENANCE,
  type Provenance,
  type ReadAt,
  readPngText,
} from '@ganvil/core';

/** Whether a file is a picture that `readProvenance` reads: by its first bytes, or by its name. */
export async function isPng(path: string): Promise<boolean> {
  if (/\.a?png$/i.test(path)) return true;
  return reading(path, async (read) => {
    const head = await read(0, PNG_SIGNATURE.length);
    return PNG_SIGNATURE.every((byte, i) => head[i] === byte);
  });
}

/** Where a PNG comes from. Throws DataError for one that is damaged or was not written by Ganvil. */
export async function readProvenance(path: string): Promise<Provenance> {
  const text = await reading(path, (read) => readPngText(read, PROVENANCE, path));
  if (text === undefined)
    throw new DataError(`${path}: expected a picture that Ganvil wrote, got one without provenance.`);
  return decodeProvenance(text, path);
}

async function reading<T>(path: string, use: (read: ReadAt) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await use(async (offset, length) => {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    });
  } finally {
    await file.close();
  }
}
