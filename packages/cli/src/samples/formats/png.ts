import { encodePng, pictureOf } from '@ganvil/core';
import type { SampleFormat } from './types.ts';

/** One picture: images side by side, points as a plot. */
export const png: SampleFormat = {
  help: 'a picture: images, waveforms or volumes side by side, points as a plot',
  holds: ['images', 'points', 'waveforms', 'volumes'],
  maxValues: 2 ** 26,
  encode: ({ samples, native, inRow, text }) => encodePng(pictureOf(samples, undefined, native, inRow), text),
};
