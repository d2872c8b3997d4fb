import { stackedModes } from './measures/stackedModes.ts';
import type { Published, Repro } from './types.ts';

const QUARTER = 'table 3, D = 1/4 G';
const LARGE = 'R3GAN, https://arxiv.org/abs/2501.05441 section 2.3, large networks';
const row = (method: string, [value, error]: number[], kl: number, source = QUARTER): Published[] => [
  { method, metric: 'stackedModes', name: 'modes of 1000', value, error, source },
  { method, metric: 'stackedReverseKl', name: 'reverse KL', value: kl, source },
];
const methods = {
  plain: { pack: 1 },
  pacgan2: { pack: 2 },
  pacgan4: { pack: 4 },
  relativisticR1R2: { loss: 'relativisticPaired', penalty: 'r1r2', penaltyWeight: 1 },
};
const settings = { sampleEvery: 0, evaluateEvery: 0, metrics: 'slicedWasserstein' };

/** https://arxiv.org/abs/1712.04086 table 3, after https://arxiv.org/abs/1611.02163 section 3.3. */
export const stackedQuarter: Repro = {
  help: 'PacGAN: modes of 1000 numbers of three digits, with D a quarter as wide as G',
  paper: 'Lin et al. 2018, PacGAN, after Metz et al. 2017, Unrolled GAN',
  url: 'https://arxiv.org/abs/1712.04086',
  published: [
    ...row('plain', [78.5, 17.6], 5.21),
    ...row('pacgan2', [484.5, 32.5], 2.61),
    ...row('pacgan4', [667.4, 29], 1.81),
    ...row('relativisticR1R2', [1000], 0.029, LARGE),
  ],
  errors: 'standard error of 50 runs',
  judge: { preset: 'digits-judge', methods: { judge: {} }, seeds: [0] },
  measure: stackedModes,
  quick: {
    comparison: { preset: 'stacked-digits', settings: { ...settings, steps: 3000 }, methods, seeds: [0] },
    differences: [
      'generated digits; theirs: MNIST',
      '3,000 steps; theirs: up to 500,000',
      'two halvings, D of 2 and 4 filters; theirs: three, 2, 4 and 8 filters',
      'one seed, so no error; theirs: 50',
    ],
    time: '30 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'stacked-digits',
      settings: { ...settings, steps: 500_000 },
      methods,
      seeds: '0-9',
    },
    differences: [
      'generated digits; theirs: MNIST',
      'two halvings, D of 2 and 4 filters; theirs: three, 2, 4 and 8 filters',
      '10 seeds; theirs: 50',
    ],
    time: '15 hours per run on a core',
  },
};
