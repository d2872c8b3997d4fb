import type { Repro } from './types.ts';

const kept = { evaluateEvery: 0, evaluateCount: 2500, metrics: 'modes,highQuality,reverseKl' };

/** https://arxiv.org/abs/1704.00028 figure 1: github.com/igul222/improved_wgan_training gan_toy.py. */
export const wganGpRing: Repro = {
  help: 'WGAN-GP: the toy with 8 Gaussians, of which its figure shows all',
  paper: 'Gulrajani et al. 2017, Improved Training of Wasserstein GANs',
  url: 'https://arxiv.org/abs/1704.00028',
  published: [
    { method: 'wganGp', metric: 'modes', name: 'modes of 8', value: 8, source: 'read off figure 1' },
  ],
  errors: 'none: one run is shown',
  quick: {
    comparison: {
      preset: 'ring8-wgangp',
      settings: { ...kept, sampleEvery: 0, width: 64, steps: 2500, learningRateG: 1e-3, learningRateD: 1e-3 },
      methods: { wganGp: {}, plain: { loss: 'nonSaturating', penalty: 'none', discriminatorSteps: 1 } },
      seeds: '0-2',
    },
    differences: [
      'layers of 64, 2,500 steps at rates of 0.001; theirs: 512, 100,000 steps at 0.0001',
      'plain is not in the paper: the same networks without its loss and penalty',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'ring8-wgangp',
      settings: { ...kept, sampleEvery: 10_000, steps: 100_000 },
      methods: { wganGp: {} },
      seeds: [0],
    },
    differences: ['weights begin normal; theirs: uniform, with the same variance'],
    time: '2 days on a core',
  },
};
