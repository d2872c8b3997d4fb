import type { Preset } from './types.ts';

/** A classifier of generated digits whose checkpoint, with the state of its optimizer, is smaller than 300 kB. */
export const digitsJudge: Preset = {
  help: 'a small classifier of the built-in digits, which judges generators of digits',
  config: {
    data: 'digits',
    game: 'classifier',
    architecture: 'dcgan',
    widthD: 12,
    normD: 'batch',
    batchSize: 128,
    learningRateD: 2e-3,
    learningRateSchedule: 'cosine',
    scheduleSteps: 1500,
    emaDecay: 0.99,
    steps: 1500,
    sampleEvery: 0,
    evaluateEvery: 500,
    metrics: 'classificationError',
    checkpointEvery: 500,
  },
};
