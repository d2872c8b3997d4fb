import { ascii } from './ascii.ts';
import { decodeGif } from './gif/decodeGif.ts';
import type { Decoder } from './types.ts';

/** GIF; of an animated one the first picture. */
export const gif: Decoder = {
  endings: ['gif'],
  matches: (bytes) => /^GIF8[79]a/.test(ascii(bytes, 0, 6)),
  decode: decodeGif,
};
