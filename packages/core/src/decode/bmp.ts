import { decodeBmp } from './bmp/decodeBmp.ts';
import type { Decoder } from './types.ts';

/** BMP of all depths, packed or not. */
export const bmp: Decoder = {
  endings: ['bmp', 'dib'],
  matches: (bytes) => bytes[0] === 0x42 && bytes[1] === 0x4d && bytes[15] === 0,
  decode: decodeBmp,
};
