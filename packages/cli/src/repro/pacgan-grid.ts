import { pacganMethods, packings } from './pacganMethods.ts';
import { pacganRows } from './pacganRows.ts';
import { smallPerceptrons } from './smallPerceptrons.ts';
import type { Repro } from './types.ts';

/** https://arxiv.org/abs/1712.04086 table 1, 2D-grid: github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DGrid_GAN&PacGAN. */
export const pacganGrid: Repro = {
  help: 'PacGAN: modes of 25 Gaussians on a grid, plain and packs of 2 and 4',
  paper: 'Lin et al. 2018, PacGAN',
  url: 'https://arxiv.org/abs/1712.04086',
  published: pacganRows(25, 'table 1, 2D-grid', {
    plain: [
      [17.3, 0.8],
      [0.948, 0.007],
      [0.7, 0.07],
    ],
    pacgan2: [
      [23.8, 0.7],
      [0.913, 0.008],
      [0.13, 0.04],
    ],
    pacgan4: [
      [24.8, 0.2],
      [0.936, 0.006],
      [0.04, 0.01],
    ],
  }),
  errors: 'standard error of 10 runs',
  quick: {
    comparison: {
      preset: 'grid25-pacgan',
      settings: {
        ...smallPerceptrons,
        steps: 4000,
        scheduleSteps: 4000,
        learningRateG: 5e-3,
        learningRateD: 5e-3,
      },
      methods: packings,
      seeds: '0-2',
    },
    differences: [
      'G of 5 layers of 64 with tanh, D of 3 layers of 64 with gated units; theirs: 4 of 400 with ReLU and batch normalisation, 3 of 200 with maxout',
      '4,000 steps of 200 samples at rates from 0.005 to 0; theirs: 400,000 steps of 100 packs at 0.0001',
      'endless data; theirs: 100,000 samples',
      '3 seeds; theirs: 10',
      'packs of 4 are not learned by networks of this size: of seed 0, 12,000 steps at 0.003 still leave 7 modes',
    ],
    time: '7 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'grid25-pacgan',
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
