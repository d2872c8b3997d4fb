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

/** Without cures: no penalty, no averaging, no normalisation. */
const bare: ConfigInput = { penalty: 'none', penaltyWeight: 1, emaDecay: 0 };

/** Runs that are spoilt, each with the alarm that tells of it. */
export const faultyRuns: readonly AlarmRun[] = [
  {
    preset: 'ring8',
    settings: {
      ...bare,
      steps: 3000,
      sampleEvery: 100,
      learningRateG: 3e-3,
      learningRateD: 1e-3,
      beta1: 0.9,
    },
    alarm: 'collapse',
  },
  {
    preset: 'digits',
    settings: { steps: 1500, sampleEvery: 50, learningRateG: 5e-3, learningRateD: 1e-3, emaDecay: 0 },
    alarm: 'collapse',
  },
  {
    preset: 'gauss1d',
    settings: {
      ...bare,
      steps: 3000,
      sampleEvery: 50,
      loss: 'wasserstein',
      weightClip: 0.1,
      optimizer: 'sgd',
      learningRateG: 1,
      learningRateD: 1,
    },
    alarm: 'oscillation',
  },
  {
    preset: 'digits',
    settings: {
      steps: 800,
      sampleEvery: 50,
      loss: 'nonSaturating',
      learningRateG: 1e-6,
      learningRateD: 2e-3,
    },
    alarm: 'dTooStrong',
  },
  {
    preset: 'digits',
    settings: { steps: 1000, sampleEvery: 50, loss: 'minimax', learningRateG: 2e-4, learningRateD: 5e-3 },
    alarm: 'vanishingGradient',
  },
  {
    preset: 'ring8',
    settings: {
      ...bare,
      steps: 2000,
      sampleEvery: 20,
      loss: 'wasserstein',
      optimizer: 'sgd',
      learningRateG: 0.05,
      learningRateD: 0.05,
    },
    alarm: 'exploding',
  },
  {
    preset: 'digits',
    settings: { steps: 2000, sampleEvery: 100, samples: 8 },
    alarm: 'memorising',
  },
];
