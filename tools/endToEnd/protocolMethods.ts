import type { ConfigInput } from '@ganvil/core';

/** The data sets of the protocol, and how many modes each has. */
export const protocols = { 'ring8-pacgan': 8, 'grid25-pacgan': 25 } as const;

/** A data set of the protocol. */
export type Protocol = keyof typeof protocols;

/**
 * What all methods share: the shape of PacGAN's networks (https://arxiv.org/abs/1712.04086 section 4.1: G of four hidden layers, D of three, two latent
 * numbers), narrower, and the batch of PacGAN2, 200 real samples. Theirs need 400,000 steps, since networks with ReLU or maxout and biases of 0 bend
 * on lines through the origin alone until their biases have moved. Here D has gated linear units, G has tanh and large weights: both are
 * curved everywhere from the start. No batch normalisation, and rates that fall.
 */
export const shared: ConfigInput = {
  architecture: 'mlp',
  latentDim: 2,
  width: 64,
  depth: 5,
  depthD: 3,
  activationG: 'tanh',
  activationD: 'glu',
  normG: 'none',
  initializer: 'he',
  initializerGain: 3,
  initializerGainD: 1.5,
  batchSize: 200,
  learningRateSchedule: 'cosine',
  learningRateEnd: 0.02,
  beta1: 0.5,
  beta2: 0.99,
  emaDecay: 0.995,
  sampleEvery: 0,
  evaluateEvery: 0,
  evaluateCount: 2500,
  checkpointEvery: 0,
  metrics: 'modes,highQuality,reverseKl',
};

/** What each protocol adds for all methods: 25 modes take more steps and higher rates than 8. */
const perProtocol: Record<Protocol, ConfigInput> = {
  'ring8-pacgan': { steps: 3000, scheduleSteps: 3000, learningRateG: 3e-3, learningRateD: 3e-3 },
  'grid25-pacgan': { steps: 5000, scheduleSteps: 5000, learningRateG: 5e-3, learningRateD: 5e-3 },
};

/** What each method adds, and nothing else. */
export const methods = {
  plain: {},
  discrimination: { batchFeatures: 'discrimination' },
  standardDeviation: { batchFeatures: 'standardDeviation' },
  pacgan2: { pack: 2 },
  unrolled5: { unroll: 5 },
  // A tenth of the weight of the authors (https://arxiv.org/abs/1706.04156): gradients of this D are longer, and with 0.5 they outweigh the loss of G.
  nagarajanKolter: { penalty: 'nagarajanKolter', penaltyWeight: 0.05 },
  r1: { penalty: 'r1' },
  relativisticR1R2: { loss: 'relativisticPaired', penalty: 'r1r2' },
} satisfies Record<string, ConfigInput>;

/**
 * The weight of penalties on squared gradients by samples, which have the unit of logits over distance: it goes with the square of the distance of modes,
 * 0.77 on the ring and 2 on the grid.
 */
const gradientWeights: Record<Protocol, number> = { 'ring8-pacgan': 0.001, 'grid25-pacgan': 0.03 };

/** The settings of a method on a protocol. */
export function settingsOf(protocol: Protocol, method: Method): ConfigInput {
  const own: ConfigInput = methods[method];
  const ofSamples = own.penalty === 'r1' || own.penalty === 'r1r2';
  const weight: ConfigInput = ofSamples ? { penaltyWeight: gradientWeights[protocol] } : {};
  return { ...shared, ...perProtocol[protocol], ...own, ...weight };
}

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
