import type { DecodePicture } from '../types.ts';

/** Decodes a picture on the thread that calls it: for threads of apps. Decoders are loaded with the first. */
export const decodeOnThread: DecodePicture = async (...picture) =>
  (await import('../decodePicture.ts')).decodePicture(...picture);
