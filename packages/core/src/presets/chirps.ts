import type { Preset } from './types.ts';

/** A small WaveGAN, https://arxiv.org/abs/1802.04208, on tones: convolutions of 25 numbers with stride 4. */
export const chirps: Preset = {
  help: 'sounds whose pitch rises, falls or stays; ganvil sample --format wav writes them as audio',
  config: {
    data: 'chirps',
    architecture: 'dcgan',
    width: 16,
    filterSize: 5,
    activationG: 'relu',
    normG: 'batch',
    penalty: 'r1',
    penaltyWeight: 1,
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    sampleCount: 30,
    checkpointEvery: 500,
  },
};
