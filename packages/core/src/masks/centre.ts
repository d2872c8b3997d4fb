import { pixels } from './pixels.ts';
import type { Mask } from './types.ts';

/** A hole in the middle, of the image's aspect. Yeh et al. 2017, https://arxiv.org/abs/1607.07539 section 4: half of each side, a quarter of the pixels. */
export const centre: Mask = {
  help: 'a hole in the middle',
  fraction: 0.25,
  observe(masking) {
    const { height, width, fraction } = masking;
    const border = (side: number) => Math.floor((side * (1 - Math.sqrt(fraction))) / 2 + 0.5);
    const [top, left] = [border(height), border(width)];
    return pixels(masking, (x, y) => y >= top && y < height - top && x >= left && x < width - left);
  },
};
