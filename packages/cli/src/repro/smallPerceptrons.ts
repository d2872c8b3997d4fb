import type { ConfigInput } from '@ganvil/core';

/**
 * Networks that learn PacGAN's mixtures in minutes. Those of the paper need 400,000 steps, since networks with ReLU or maxout and biases of 0 bend on
 * lines through the origin alone until their biases have moved. Here D has gated linear units, G has tanh and large weights: both are curved
 * everywhere from the start. No batch normalisation, and rates that fall.
 */
export const smallPerceptrons: ConfigInput = {
  ...{ width: 64, depth: 5, widthD: 64, depthD: 3, activationG: 'tanh', activationD: 'glu', normG: 'none' },
  ...{ initializer: 'he', initializerGain: 3, initializerGainD: 1.5, batchSize: 200, emaDecay: 0.995 },
  ...{ learningRateSchedule: 'cosine', learningRateEnd: 0.02, beta1: 0.5, beta2: 0.99 },
  ...{ sampleEvery: 0, evaluateEvery: 0, metrics: 'modes,highQuality,reverseKl' },
};
