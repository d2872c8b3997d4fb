import { pacganMethods, packings } from './pacganMethods.ts';
import { pacganRows } from './pacganRows.ts';
import { smallPerceptrons } from './smallPerceptrons.ts';
import type { Repro } from './types.ts';

/** https://arxiv.org/abs/1712.04086 table 1, 2D-ring: github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DRing_GAN&PacGAN. */
export const pacganRing: Repro = {
  help: 'PacGAN: modes of 8 Gaussians on a ring, plain and packs of 2 and 4',
  paper: 'Lin et al. 2018, PacGAN',
  url: 'https://arxiv.org/abs/1712.04086',
  published: pacganRows(8, 'table 1, 2D-ring', {
    plain: [
      [6.3, 0.5],
      [0.982, 0.002],
      [0.45, 0.09],
    ],
    pacgan2: [
      [7.9, 0.1],
      [0.956, 0.02],
      [0.07, 0.03],
    ],
    pacgan4: [
      [7.8, 0.1],
      [0.959, 0.014],
      [0.07, 0.02],
    ],
  }),
  errors: 'standard error of 10 runs',
  quick: {
    comparison: {
      preset: 'ring8-pacgan',
      settings: {
        ...smallPerceptrons,
        steps: 2000,
        scheduleSteps: 2000,
        learningRateG: 3e-3,
        learningRateD: 3e-3,
      },
      methods: packings,
      seeds: '0-2',
    },
    differences: [
      'G of 5 layers of 64 with tanh, D of 3 layers of 64 with gated units; theirs: 4 of 400 with ReLU and batch normalisation, 3 of 200 with maxout',
      '2,000 steps of 200 samples at rates from 0.003 to 0; theirs: 400,000 steps of 100 packs at 0.0001',
      'endless data; theirs: 100,000 samples',
      '3 seeds; theirs: 10',
      'packs of 4 are not learned to the end in 2,000 steps: of seed 0, 8,000 steps bring 95 % of high quality, but then plain finds all modes too',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'ring8-pacgan',
      settings: {
        steps: 400_000,
        sampleEvery: 20_000,
        evaluateEvery: 20_000,
        metrics: 'modes,highQuality,reverseKl',
      },
      methods: pacganMethods,
      seeds: '0-9',
    },
    differences: ['endless data; theirs: 100,000 samples, 400 times'],
    time: '10 hours per run of pacgan2 on a core',
  },
};
