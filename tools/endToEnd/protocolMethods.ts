import type { ConfigInput } from '@ganvil/core';

/** The data sets of the protocol, and how many modes each has. */
export const protocols = { 'ring8-pacgan': 8, 'grid25-pacgan': 25 } as const;

/** A data set of the protocol. */
export type Protocol = keyof typeof protocols;

/**
 * What all methods share: PacGAN's kinds of networks (https://arxiv.org/abs/1712.04086 section 4.1: G of four hidden layers, D of three with maxout of
 * 5 pieces), narrower, without batch normalisation, which blurs the modes in so few steps, and with higher rates that fall. An update sees 200
 * real samples, as PacGAN2's does.
 */
export const shared: ConfigInput = {
  architecture: 'mlp',
  latentDim: 2,
  width: 96,
  depth: 4,
  widthD: 48,
  depthD: 3,
  activationD: 'maxout',
  maxoutPieces: 5,
  normG: 'none',
  initializer: 'he',
  batchSize: 200,
  learningRateG: 3e-3,
  learningRateD: 1e-3,
  learningRateSchedule: 'cosine',
  learningRateEnd: 0.01,
  beta1: 0.5,
  emaDecay: 0.999,
  steps: 4000,
  scheduleSteps: 4000,
  sampleEvery: 0,
  evaluateEvery: 0,
  evaluateCount: 2500,
  checkpointEvery: 0,
  metrics: 'modes,highQuality,reverseKl',
};

/** What each method adds, and nothing else. */
export const methods = {
  plain: {},
  discrimination: { batchFeatures: 'discrimination' },
  standardDeviation: { batchFeatures: 'standardDeviation' },
  pacgan2: { pack: 2 },
  unrolled5: { unroll: 5 },
  nagarajanKolter: { penalty: 'nagarajanKolter', penaltyWeight: 0.5 },
  r1: { penalty: 'r1', penaltyWeight: 0.01 },
  relativisticR1R2: { loss: 'relativisticPaired', penalty: 'r1r2', penaltyWeight: 0.01 },
} satisfies Record<string, ConfigInput>;

/** A row of the table of methods. */
export type Method = keyof typeof methods;

/** Mean and standard error over 10 runs. */
type Published = readonly [mean: number, error: number];

/** Table 1 of https://arxiv.org/abs/1712.04086: modes, share of high quality, reverse KL. */
export const published: Record<Protocol, Partial<Record<Method, readonly Published[]>>> = {
  'ring8-pacgan': {
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
  },
  'grid25-pacgan': {
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
  },
};
