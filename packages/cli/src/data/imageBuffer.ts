import { crc32 } from 'node:zlib';

const BUFFER = 2 ** 20; // bytes

/** Collects images of `size` bytes to pieces of a megabyte, and takes a CRC-32 of each. */
export function imageBuffer(size: number, append: (bytes: Uint8Array) => void) {
  let buffer = new Uint8Array(Math.max(1, Math.floor(BUFFER / size)) * size);
  let sums = new Uint32Array(1024);
  let [filled, count] = [0, 0];
  const flush = (): void => {
    append(buffer.subarray(0, filled));
    filled = 0;
  };
  return {
    /** Bytes that were handed on. */
    written: () => count * size - filled,
    add(images: Uint8Array): void {
      for (let at = 0; at < images.length; at += size) {
        const image = images.subarray(at, at + size);
        if (filled === buffer.length) flush();
        buffer.set(image, filled);
        filled += size;
        if (count === sums.length) sums = longer(sums);
        sums[count++] = crc32(image);
      }
    },
    /** Hands on the rest; the checksums. */
    finish(): Uint32Array {
      flush();
      buffer = new Uint8Array(0);
      return sums.slice(0, count);
    },
  };
}

function longer(sums: Uint32Array): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(2 * sums.length);
  twice.set(sums);
  return twice;
}
