import { mnistJudge } from './mnist-judge.ts';
import type { Preset } from './types.ts';

/** The net of `mnist-judge`, with dropout; clothes are mirrored, and neither turned nor moved. */
export const fashionJudge: Preset = {
  help: 'a classifier of Fashion-MNIST, which judges generators of it (--data FOLDER of IDX files)',
  config: {
    ...mnistJudge.config,
    dropoutD: 0.1,
    ...{ augment: 'flip', augmentProbability: 0.5 },
    ...{ steps: 6000, scheduleSteps: 6000 },
  },
  placeholder: { data: 'digits' },
};
