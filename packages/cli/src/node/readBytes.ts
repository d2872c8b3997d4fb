import { readFile } from 'node:fs/promises';
import { addPath } from './retry.ts';

/** A whole file as plain bytes. A Buffer would not do for core: its `slice` copies nothing. */
export async function readBytes(path: string | Buffer): Promise<Uint8Array> {
  const { buffer, byteOffset, length } = await readFile(path).catch((error) => {
    throw addPath(String(path), error);
  });
  return new Uint8Array(buffer, byteOffset, length);
}
