import type { Preset } from './types.ts';

/**
 * A generator that minimises KL(G || data) on the Swiss roll: log D / (1 - D) with a D near its optimum, 10 updates per step. After
 * https://www.inference.vc/an-alternative-update-rule-for-generative-adversarial-networks/, which gives no settings for its animation: networks and
 * rates are those of `swissroll`.
 */
export const swissrollKl: Preset = {
  help: 'a spiral, with the loss kl, which minimises KL(G || data) while D is near its optimum',
  config: {
    data: 'swissroll',
    architecture: 'mlp',
    latentDim: 2,
    width: 128,
    depth: 3,
    normG: 'none',
    initializer: 'he',
    loss: 'kl',
    penalty: 'r1',
    penaltyWeight: 0.1,
    batchSize: 256,
    discriminatorSteps: 10,
    learningRateG: 3e-4,
    learningRateD: 1e-3,
    steps: 1500,
    sampleEvery: 100,
    sampleCount: 2000,
    checkpointEvery: 500,
  },
  verifiedSteps: 10,
};
