import { streams } from '../random/streams.ts';
import { pixels } from './pixels.ts';
import type { Mask } from './types.ts';

/** Each pixel with the given probability, by itself; 0.2 in the code of Yeh et al. 2017. The same pixels for every image. */
export const random: Mask = {
  help: 'pixels here and there',
  fraction: 0.2,
  observe(masking) {
    const { height, width, fraction, random: numbers } = masking;
    const drawn = numbers.uniform(streams.masks, 0, height * width);
    return pixels(masking, (x, y) => drawn[y * width + x] < fraction);
  },
};
