import type { Preset } from './types.ts';

/** DCGAN on drawn banknotes; the metric partsSeen says at each evaluation which parts D looks at. */
export const banknotes: Preset = {
  help: 'banknotes: shows which part D looks at: frame, portrait, numeral or seal',
  config: {
    data: 'banknotes',
    architecture: 'dcgan',
    width: 24,
    normD: 'batch',
    loss: 'hinge',
    emaDecay: 0.995,
    steps: 1500,
    sampleEvery: 100,
    checkpointEvery: 250,
    evaluateEvery: 100,
    evaluateCount: 256,
  },
};
