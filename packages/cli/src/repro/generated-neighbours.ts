import { assessed } from './measures/assessed.ts';
import { mnist } from './mnist.ts';
import type { Repro } from './types.ts';

const source = 'section 8.1';

/** https://arxiv.org/abs/1511.06434 supplementary section 8.1: github.com/Newmu/dcgan_code mnist/train_cond_dcgan.py. */
export const generatedNeighbours: Repro = {
  help: 'DCGAN: test error of 1-NN among generated MNIST digits, beside real ones',
  paper: 'Radford et al. 2016, DCGAN',
  url: 'https://arxiv.org/abs/1511.06434',
  data: mnist,
  published: [
    {
      method: 'conditional',
      metric: 'trainOnFakesError',
      name: '1-NN error by fakes',
      value: 0.0298,
      source,
    },
    {
      method: 'conditional',
      metric: 'floor of trainOnFakesError',
      name: '1-NN error by real digits',
      value: 0.031,
      source,
    },
  ],
  errors: 'none given',
  measure: assessed(['trainOnFakesError'], 10_000),
  quick: {
    comparison: {
      preset: 'mnist-conditional',
      settings: { sampleEvery: 0, evaluateEvery: 0, metrics: 'slicedWasserstein' },
      methods: { conditional: {} },
      seeds: [0],
    },
    differences: [
      '10,000 generated or real neighbours of 10,000 test digits; theirs: 50,000',
      'narrower networks, 3,000 steps of 32; theirs: 200 passes',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'mnist-conditional',
      settings: {
        ...{
          width: 64,
          denseG: 1024,
          denseD: 1024,
          filterSize: 5,
          batchSize: 128,
          steps: 78_000,
          scheduleSteps: 78_000,
        },
        ...{
          learningRateG: 2e-4,
          learningRateD: 2e-4,
          sampleEvery: 0,
          evaluateEvery: 0,
          metrics: 'slicedWasserstein',
        },
      },
      methods: { conditional: {} },
      seeds: [0],
    },
    differences: [
      '10,000 generated or real neighbours of 10,000 test digits; theirs: 50,000',
      'the rates fall over all steps; theirs: over the second half; no weight decay, theirs 2.5e-5',
    ],
    time: '3 days on a core',
  },
};
