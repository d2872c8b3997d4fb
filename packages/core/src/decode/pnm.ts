import { ascii } from './ascii.ts';
import { decodePnm } from './pnm/decodePnm.ts';
import type { Decoder } from './types.ts';

/** PBM, PGM and PPM, plain or not, and PAM. */
export const pnm: Decoder = {
  endings: ['pnm', 'pbm', 'pgm', 'ppm', 'pam'],
  matches: (bytes) => /^P[1-7][\s#]/.test(ascii(bytes, 0, 3)),
  decode: decodePnm,
};
