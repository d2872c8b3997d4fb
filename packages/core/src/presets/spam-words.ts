import type { Preset } from './types.ts';

/** An mlp on which words a mail has, class by class: what it makes are numbers between 0 and 1, mostly near the ends, since words are not continuous. */
export const spamWords: Preset = {
  help: 'the words that occur in a mail; you choose spam or not',
  config: {
    data: 'spam-words',
    architecture: 'mlp',
    conditional: true,
    latentDim: 32,
    width: 128,
    normG: 'none',
    initializer: 'he',
    penalty: 'r1',
    penaltyWeight: 0.1,
    batchSize: 256,
    learningRateG: 1e-3,
    learningRateD: 1e-3,
    emaDecay: 0.999,
    steps: 4000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
};
