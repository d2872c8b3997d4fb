import type { Preset } from './types.ts';

/**
 * The GAN in 50 lines, github.com/devnag/pytorch-generative-adversarial-networks gan_pytorch.py: D sees four moments of 500 numbers, G makes them of
 * uniform noise. Differs: weights begin as Glorot's, theirs as PyTorch's; 1,000 steps where theirs are 5,000 (--steps 5000).
 */
export const gauss1d50lines: Preset = {
  help: 'the tutorial "GANs in 50 lines of code": D reads the mean, deviation, skewness and kurtosis of 500 numbers at once',
  config: {
    data: 'gauss1d-50lines',
    architecture: 'moments',
    latent: 'uniform01',
    latentDim: 1,
    width: 5,
    depth: 2,
    widthD: 10,
    depthD: 2,
    activationG: 'tanh',
    activationD: 'sigmoid',
    normG: 'none',
    initializer: 'glorot',
    optimizer: 'momentum',
    beta1: 0.9,
    batchSize: 500,
    discriminatorSteps: 20,
    generatorSteps: 20,
    learningRateG: 1e-3,
    learningRateD: 1e-3,
    emaDecay: 0,
    steps: 1000,
    sampleEvery: 100,
    sampleCount: 2000,
    checkpointEvery: 500,
  },
  verifiedSteps: 2,
};
