import type { FeatureSpace } from './types.ts';

/** Samples as they are: pixels from -1 to 1, or the coordinates of points. */
export const pixels: FeatureSpace = {
  help: 'the numbers of samples as they are: pixels, or coordinates of points',
  judge: false,
  suits: () => true,
  features: ({ data }) => data,
};
