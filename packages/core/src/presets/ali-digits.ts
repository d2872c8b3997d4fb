import type { Preset } from './types.ts';

/** Adversarially learned inference on generated digits: G and an encoder; rates of https://arxiv.org/abs/1606.00704 table 5. */
export const aliDigits: Preset = {
  help: 'digits with an encoder: adversarially learned inference',
  config: {
    data: 'digits',
    game: 'ali',
    architecture: 'dcgan',
    latentDim: 16,
    width: 24,
    widthD: 32,
    normD: 'batch',
    learningRateG: 2e-4,
    learningRateD: 1e-4,
    emaDecay: 0.995,
    steps: 2500,
    sampleEvery: 250,
    checkpointEvery: 250,
  },
};
