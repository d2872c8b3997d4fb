import { pixels } from './pixels.ts';
import type { Mask } from './types.ts';

/** The left part. */
export const left: Mask = {
  help: 'the left part',
  fraction: 0.5,
  observe(masking) {
    const { width, fraction } = masking;
    const end = Math.floor(width * fraction + 0.5);
    return pixels(masking, (x) => x < end);
  },
};
