import { mnistJudge } from './mnist-judge.ts';
import type { Preset } from './types.ts';

/** The net of `mnist-judge`, of coloured pictures that are mirrored, shifted, turned and sheared. */
export const cifarJudge: Preset = {
  help: 'a classifier of CIFAR-10, which judges generators of it (--data FOLDER of batches)',
  config: {
    ...mnistJudge.config,
    augment: 'flip,edgeTranslation,affine',
    ...{ steps: 3000, scheduleSteps: 3000 },
  },
  placeholder: { data: 'digits', channels: 3, imageSize: 32 },
};
