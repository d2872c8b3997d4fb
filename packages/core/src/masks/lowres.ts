import { ConfigError } from '../errors.ts';
import { gridStep } from './pixels.ts';
import type { Mask } from './types.ts';

/** All but the mean of each square of 4 x 4 pixels, as in the code of Yeh et al. 2017; of other sides for other shares. */
export const lowres: Mask = {
  help: 'all but the image at low resolution',
  fraction: 15 / 16,
  observe({ height, width, channels, fraction }) {
    const side = gridStep(fraction);
    if (height % side !== 0 || width % side !== 0)
      throw new ConfigError(
        `mask lowres: expected images whose sides are multiples of ${side}, got ${width} x ${height}; another fraction changes that.`,
      );
    return { side, known: new Float32Array((height / side) * (width / side) * channels).fill(1) };
  },
};
