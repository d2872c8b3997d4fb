import type { Repro } from './types.ts';

const kept = { evaluateEvery: 0, evaluateCount: 2500, metrics: 'modes,highQuality,reverseKl' };
const methods = { regularised: {}, plain: { penalty: 'none' } };

/** https://arxiv.org/abs/1706.04156 section 5: github.com/locuslab/gradient_regularized_gan gaussian-toy-regularized.py. */
export const nagarajanKolterRing: Repro = {
  help: 'Nagarajan and Kolter: 8 Gaussians with and without their regulariser',
  paper: 'Nagarajan and Kolter 2017, Gradient Descent GAN Optimization is Locally Stable',
  url: 'https://arxiv.org/abs/1706.04156',
  published: [
    {
      method: 'regularised',
      metric: 'modes',
      name: 'modes of 8',
      value: 8,
      source: 'read off the figure of section 5',
    },
  ],
  errors: 'none: one run is shown',
  quick: {
    comparison: {
      preset: 'nagarajan-kolter',
      settings: {
        ...kept,
        sampleEvery: 0,
        batchSize: 128,
        steps: 4000,
        learningRateG: 1e-3,
        learningRateD: 1e-3,
      },
      methods,
      seeds: '0-2',
    },
    differences: [
      '4,000 steps of 128 at rates of 0.001; theirs: 100,001 steps of 512 at 0.0001',
      'D reads points; theirs: points divided by 4',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'nagarajan-kolter',
      settings: { ...kept, sampleEvery: 10_000, steps: 100_001 },
      methods,
      seeds: '0-2',
    },
    differences: ['D reads points; theirs: points divided by 4'],
    time: '8 minutes per run on a core',
  },
};
