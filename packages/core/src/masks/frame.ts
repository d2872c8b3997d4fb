import { ConfigError } from '../errors.ts';
import type { Mask } from './types.ts';

/** One frame of a film whose frames are the channels of an image, counted from 1. */
export const frame: Mask = {
  help: 'one frame of a film, frame:2 the second; films are images whose channels are frames',
  argument: 'number of a frame',
  observe({ height, width, channels, argument }) {
    const missing = /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
    if (missing < 1 || missing > channels || channels < 2)
      throw new ConfigError(
        channels < 2
          ? 'mask frame: expected images of several channels, got one.'
          : `mask frame: expected a frame from 1 to ${channels}, such as frame:2, got "${argument}".`,
      );
    const known = Float32Array.from({ length: height * width * channels }, (_, i) =>
      i % channels === missing - 1 ? 0 : 1,
    );
    return { side: 1, known, frames: true };
  },
};
