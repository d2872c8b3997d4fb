import type { Preset } from './types.ts';

/** A small 3D-GAN, https://arxiv.org/abs/1610.07584, on solids of 16 cells a side. */
export const voxels: Preset = {
  help: 'solids of 16x16x16 cells: spheres, boxes, tori and cylinders',
  config: {
    data: 'voxels',
    architecture: 'dcgan',
    width: 16,
    penalty: 'r1',
    penaltyWeight: 1,
    batchSize: 32,
    emaDecay: 0.995,
    steps: 1500,
    sampleEvery: 100,
    sampleCount: 36,
    checkpointEvery: 250,
  },
  verifiedSteps: 3,
};
