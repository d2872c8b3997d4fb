import { decodeJpeg } from './jpeg/decodeJpeg.ts';
import type { Decoder } from './types.ts';

/** Baseline and progressive JPEG. */
export const jpeg: Decoder = {
  endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
  matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8,
  decode: (bytes, path, { side }) => ({ ...decodeJpeg(bytes, path, side), bits: 0 }),
};
