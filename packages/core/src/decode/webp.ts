import { ascii } from './ascii.ts';
import type { Decoder } from './types.ts';
import { decodeWebp } from './webp/decodeWebp.ts';

/** WebP, lossy and lossless; of an animated one the first picture. */
export const webp: Decoder = {
  endings: ['webp'],
  matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
  decode: decodeWebp,
};
