import { ascii } from './ascii.ts';
import { decodeTiff } from './tiff/decodeTiff.ts';
import type { Decoder } from './types.ts';

/** TIFF: the first page, in strips or tiles. */
export const tiff: Decoder = {
  endings: ['tif', 'tiff'],
  matches: (bytes) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(bytes, 0, 4)),
  decode: decodeTiff,
};
