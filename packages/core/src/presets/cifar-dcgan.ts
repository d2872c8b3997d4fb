import { ownPictures } from './own-pictures.ts';
import type { Preset } from './types.ts';

/** The preset `own-pictures` with more steps, for 32x32 photographs. Measured: docs/quality.md. */
export const cifarDcgan: Preset = {
  help: 'DCGAN on 32x32 RGB photographs (--data CIFAR-10 binary files or an image folder)',
  config: {
    ...ownPictures.config,
    ...{ steps: 12_000, scheduleSteps: 12_000 },
    ...{ sampleEvery: 600, checkpointEvery: 600 },
  },
  placeholder: { data: 'digits', imageSize: 32, channels: 3 },
};
