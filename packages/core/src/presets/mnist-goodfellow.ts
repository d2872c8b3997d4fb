import type { Preset } from './types.ts';

/**
 * The first GAN on MNIST, https://arxiv.org/abs/1406.2661: github.com/goodfeli/adversarial mnist.yaml. Glorot's weights have its ranges: 0.05 in G,
 * 0.005 in D. Differs: G ends in tanh, theirs in a sigmoid whose biases begin at the logits of the mean picture; z is U(-1, 1), theirs U(-1.73, 1.73); the rate
 * falls linearly to what 1.000004 per step leaves of it; 3,000 steps where theirs are 125,000 (--steps 125000).
 */
export const mnistGoodfellow: Preset = {
  help: 'the first GAN on MNIST: D with maxout and dropout, momentum (--data FOLDER of IDX files)',
  config: {
    data: '',
    architecture: 'mlp',
    latent: 'uniform',
    latentDim: 100,
    width: 1200,
    depth: 2,
    widthD: 240,
    depthD: 2,
    activationD: 'maxout',
    maxoutPieces: 5,
    dropoutD: 0.5,
    inputDropoutD: 0.2,
    normG: 'none',
    initializer: 'glorot',
    initializerGainD: 0.1,
    optimizer: 'momentum',
    learningRateG: 0.1,
    learningRateD: 0.1,
    learningRateSchedule: 'linear',
    learningRateEnd: 0.6,
    beta1: 0.5,
    momentumSchedule: 'linear',
    momentumEnd: 0.7,
    scheduleSteps: 125_000,
    batchSize: 100,
    emaDecay: 0,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
  placeholder: { data: 'digits' },
  verifiedSteps: 3,
};
