import type { ConfigInput } from '@ganvil/core';

/** A run of which it is known whether an alarm belongs to it. */
export interface AlarmRun {
  readonly preset: string;
  readonly settings: ConfigInput;
  /** The alarm that it must raise; none for a healthy run. */
  readonly alarm?: string;
}

/** Settings of presets as they are, short, over seeds: four of each. */
const healthyPresets: readonly (readonly [preset: string, settings: ConfigInput])[] = [
  ['ring8', { steps: 3000, sampleEvery: 150 }],
  ['grid25', { steps: 3000, sampleEvery: 150 }],
  ['gauss1d', { steps: 4000, sampleEvery: 200 }],
  ['swissroll', { steps: 2000, sampleEvery: 100 }],
  ['digits', { steps: 1500, sampleEvery: 100 }],
];

/** Twenty runs that may raise one alarm in all. */
export const healthyRuns: readonly AlarmRun[] = healthyPresets.flatMap(([preset, settings]) =>
  [0, 1, 2, 3].map((seed) => ({ preset, settings: { ...settings, seed } })),
);

/** Without cures: no penalty, no averaging. */
const bare: ConfigInput = { penalty: 'none', penaltyWeight: 1, emaDecay: 0 };

/** A perceptron on digits without normalisation, at rates ten times too high. */
const hasty: ConfigInput = {
  ...{ architecture: 'mlp', width: 128, depth: 2, normG: 'none', loss: 'nonSaturating', batchSize: 64 },
  ...{ learningRateG: 2e-3, learningRateD: 2e-3, beta1: 0.9, emaDecay: 0, steps: 1500, sampleEvery: 50 },
};

/** Runs that are spoilt, each with the alarm that tells of it. */
export const faultyRuns: readonly AlarmRun[] = [
  { preset: 'digits', settings: hasty, alarm: 'collapse' },
  { preset: 'collapsing-digits', settings: { steps: 600 }, alarm: 'collapse' },
  { preset: 'collapsing-digits', settings: { steps: 600 }, alarm: 'oscillation' },
  {
    preset: 'ring8',
    settings: {
      ...bare,
      ...{ steps: 1500, sampleEvery: 100, learningRateG: 3e-3, learningRateD: 1e-3, beta1: 0.9 },
    },
    alarm: 'collapse',
  },
  {
    preset: 'gauss1d',
    settings: {
      ...bare,
      ...{ steps: 2000, sampleEvery: 50, loss: 'wasserstein', weightClip: 0.1, optimizer: 'sgd' },
      ...{ learningRateG: 1, learningRateD: 1 },
    },
    alarm: 'oscillation',
  },
  { preset: 'digits', settings: hasty, alarm: 'dTooStrong' },
  // D loses for a moment what makes G's gradient vanish: looked at twice as often, it is seen twice.
  { preset: 'digits', settings: { ...hasty, sampleEvery: 25 }, alarm: 'vanishingGradient' },
  {
    preset: 'gauss1d',
    settings: {
      ...bare,
      ...{ steps: 40, sampleEvery: 1, width: 8, depth: 1, batchSize: 4, seed: 2 },
      ...{ loss: 'wasserstein', optimizer: 'sgd', learningRateG: 0.14, learningRateD: 0.14 },
    },
    alarm: 'exploding',
  },
  {
    preset: 'swissroll',
    settings: { steps: 2000, sampleEvery: 100, samples: 16, penaltyWeight: 0.01 },
    alarm: 'memorising',
  },
];
