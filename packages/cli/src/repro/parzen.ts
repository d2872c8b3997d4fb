import { assessed } from './measures/assessed.ts';
import { mnist } from './mnist.ts';
import type { Repro } from './types.ts';

const kept = { sampleEvery: 0, evaluateEvery: 0, metrics: 'slicedWasserstein' };
const published = { method: 'gan', source: 'table 1, MNIST' };

/** https://arxiv.org/abs/1406.2661 table 1: github.com/goodfeli/adversarial mnist.yaml and parzen_ll.py. */
export const parzen: Repro = {
  help: 'the first GAN paper: log likelihood of MNIST test digits by Parzen windows',
  paper: 'Goodfellow et al. 2014, Generative Adversarial Nets',
  url: 'https://arxiv.org/abs/1406.2661',
  data: mnist,
  published: [
    { ...published, metric: 'parzenLogLikelihood/nats', name: 'log likelihood, nats', value: 225, error: 2 },
  ],
  errors: 'standard error over test digits',
  measure: assessed(['parzenLogLikelihood'], 10_000),
  quick: {
    comparison: { preset: 'mnist-mlp', settings: { ...kept, steps: 2000 }, methods: { gan: {} }, seeds: [0] },
    differences: [
      'the networks of mnist-mlp and 2,000 steps; theirs: D with maxout, dropout and momentum',
      'sigma on 1,000 of the 10,000 test digits, the rest measured; theirs: on a validation set',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'mnist-goodfellow',
      settings: { ...kept, steps: 125_000 },
      methods: { gan: {} },
      seeds: [0],
    },
    differences: [
      'G ends in tanh; theirs: in a sigmoid with biases from the mean picture',
      'z uniform from -1 to 1; theirs: from -1.73 to 1.73',
      'sigma on 1,000 of the 10,000 test digits, the rest measured; theirs: on a validation set',
    ],
    time: '15 hours on a core',
  },
};
