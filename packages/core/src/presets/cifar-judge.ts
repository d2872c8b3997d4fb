import { mnistJudge } from './mnist-judge.ts';
import type { Preset } from './types.ts';

/** The net of `mnist-judge`, with dropout, of coloured pictures that are mirrored, shifted, turned and sheared. */
export const cifarJudge: Preset = {
  help: 'a classifier of CIFAR-10, which judges generators of it (--data FOLDER of batches)',
  config: {
    ...mnistJudge.config,
    dropoutD: 0.1,
    ...{ augment: 'flip,edgeTranslation,affine', augmentProbability: 0.5 },
    ...{ steps: 3000, scheduleSteps: 3000 },
  },
  placeholder: { data: 'digits', channels: 3, imageSize: 32 },
};
