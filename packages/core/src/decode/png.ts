import { PNG_SIGNATURE } from '../encode/png.ts';
import { decodePng } from './png/decodePng.ts';
import type { Decoder } from './types.ts';

/** PNG of every colour type and depth; of an animated one the picture that viewers without animation show. */
export const png: Decoder = {
  endings: ['png', 'apng'],
  matches: (bytes) => PNG_SIGNATURE.every((byte, i) => bytes[i] === byte),
  decode: decodePng,
};
