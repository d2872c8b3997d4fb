import { readFile } from 'node:fs/promises';
import { addPath } from './retry.ts';

/** The bytes of a file. Not a Buffer, whose `slice` does not copy. */
export async function readBytes(path: string | Buffer): Promise<Uint8Array> {
  const { buffer, byteOffset, length } = await readFile(path).catch((error) => {
    throw addPath(String(path), error);
  });
  return new Uint8Array(buffer, byteOffset, length);
}
