import { gridStep, pixels } from './pixels.ts';
import type { Mask } from './types.ts';

/** All but one pixel in each square of 4 x 4, as in the code of Yeh et al. 2017; of other sides for other shares. */
export const grid: Mask = {
  help: 'all but the pixels of a grid',
  fraction: 15 / 16,
  observe(masking) {
    const step = gridStep(masking.fraction);
    return pixels(masking, (x, y) => x % step !== 0 || y % step !== 0);
  },
};
