import type { Repro } from './types.ts';

const kept = { evaluateEvery: 0, evaluateCount: 2500, metrics: 'modes,highQuality,reverseKl' };
const SEVEN = 'the ring of their notebook, 7 modes, one of them twice as likely; 8 in the figure';
const methods = { plain: { unroll: 0 }, unrolled5: { unroll: 5 } };

/** https://arxiv.org/abs/1611.02163 figure 2: github.com/poolio/unrolled_gan. */
export const unrolledRing: Repro = {
  help: 'Unrolled GAN: 8 Gaussians, with and without 5 anticipated steps of D',
  paper: 'Metz et al. 2017, Unrolled GAN',
  url: 'https://arxiv.org/abs/1611.02163',
  published: [
    {
      method: 'plain',
      metric: 'modes',
      name: 'modes of 8',
      value: 1,
      source: 'read off figure 2, lower row',
    },
    {
      method: 'unrolled5',
      metric: 'modes',
      name: 'modes of 8',
      value: 8,
      source: 'read off figure 2, upper row',
    },
  ],
  errors: 'none: one run is shown',
  quick: {
    comparison: {
      preset: 'ring8-unrolled',
      settings: { ...kept, sampleEvery: 0, batchSize: 128, steps: 3000 },
      methods,
      seeds: [0],
    },
    differences: [
      '3,000 steps of 128; theirs: 25,000 steps of 512',
      SEVEN,
      '5 anticipated steps, as in their notebook; 10 in the figure',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'ring8-unrolled',
      settings: { ...kept, sampleEvery: 5000, steps: 25_000 },
      methods,
      seeds: [0],
    },
    differences: ['5 anticipated steps, as in their notebook; 10 in the figure', SEVEN],
    time: '40 minutes on a core',
  },
};
