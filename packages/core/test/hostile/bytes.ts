import { gzipSync } from 'node:zlib';

export const ascii = (text: string) => new TextEncoder().encode(text);
export const u32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
export const noise = (length: number) =>
  Uint8Array.from({ length }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);
export const gz = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
export const flip = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, i) => (i === (at < 0 ? bytes.length + at : at) ? byte ^ 0x55 : byte));
export const join = (...parts: ArrayLike<number>[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};
