import { closeSync, openSync, readSync } from 'node:fs';

/** The bytes of a file from an offset on, at most `most`, in one piece. */
export function rangeOf(path: string, from: number, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    let read = 0;
    for (let count = 1; count > 0 && read < most; read += count)
      count = readSync(file, bytes, read, most - read, from + read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
