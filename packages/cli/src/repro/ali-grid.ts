import { smallPerceptrons } from './smallPerceptrons.ts';
import type { Repro } from './types.ts';

const source = 'section 4.2';

/** https://arxiv.org/abs/1606.00704 section 4.2, comparison with GAN on a toy dataset. */
export const aliGrid: Repro = {
  help: 'ALI: modes of 25 Gaussians on a grid, ALI and GAN',
  paper: 'Dumoulin et al. 2017, Adversarially Learned Inference',
  url: 'https://arxiv.org/abs/1606.00704',
  published: [
    { method: 'ali', metric: 'modes', name: 'modes of 25', value: 13.4, error: 5.8, source },
    { method: 'gan', metric: 'modes', name: 'modes of 25', value: 10.4, error: 9.2, source },
  ],
  errors: 'standard deviation of 10 runs with settings drawn at random',
  quick: {
    comparison: {
      preset: 'grid25-pacgan',
      settings: {
        ...smallPerceptrons,
        ...{
          pack: 1,
          evaluateCount: 10_000,
          steps: 4000,
          scheduleSteps: 4000,
          learningRateG: 2e-3,
          learningRateD: 2e-3,
        },
      },
      methods: { ali: { game: 'ali', initializerGain: 1 }, gan: {} },
      seeds: '0-2',
    },
    differences: [
      'the weights of ALI begin a third as large as those of the GAN, with which its encoder overflows in the first step',
      'settings fixed, 3 seeds; theirs: 10 draws of the settings',
      'a mode counts if a sample is within 3 deviations; theirs: by responsibility',
      'deviation 0.05, distance 2, endless data; theirs: 100,000 samples',
    ],
    time: '6 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'grid25-pacgan',
      settings: {
        pack: 1,
        batchSize: 100,
        evaluateCount: 10_000,
        steps: 400_000,
        sampleEvery: 20_000,
        metrics: 'modes,highQuality,reverseKl',
      },
      methods: { ali: { game: 'ali' }, gan: {} },
      seeds: '0-9',
    },
    differences: [
      'settings of PacGAN; theirs: 10 draws of the settings',
      'a mode counts if a sample is within 3 deviations; theirs: by responsibility',
    ],
    time: '11 hours per run on a core',
  },
};
