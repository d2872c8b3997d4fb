import type { Preset } from './types.ts';

/** A convolutional classifier of labelled pictures, as large as 60,000 pictures of 28x28 need. */
export const judge: Preset = {
  help: 'a classifier of labelled pictures, which judges generators of them (--data FOLDER)',
  config: {
    data: '',
    game: 'classifier',
    architecture: 'dcgan',
    widthD: 32,
    normD: 'batch',
    dropoutD: 0.2,
    batchSize: 128,
    learningRateD: 1e-3,
    learningRateSchedule: 'cosine',
    scheduleSteps: 4000,
    emaDecay: 0.995,
    steps: 4000,
    sampleEvery: 0,
    evaluateEvery: 1000,
    evaluateCount: 10_000,
    metrics: 'classificationError',
    checkpointEvery: 1000,
  },
  placeholder: { data: 'digits' },
};
