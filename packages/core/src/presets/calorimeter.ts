import type { Preset } from './types.ts';

/** DCGAN on energies in a calorimeter; the metric observables compares the distributions of total energy and width. */
export const calorimeter: Preset = {
  help: 'particle showers in a calorimeter; metrics compare energy and width',
  config: {
    data: 'calorimeter',
    architecture: 'dcgan',
    width: 32,
    penalty: 'r1',
    penaltyWeight: 1,
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
};
