import { realScore } from './measures/realScore.ts';
import { mnist } from './mnist.ts';
import type { Repro } from './types.ts';

/** github.com/ChunyuanLI/MNIST_Inception_Score, README: the score of https://arxiv.org/abs/1606.03498 section 4 with a classifier of MNIST. */
export const realDigitsScore: Repro = {
  help: 'the classifier score of real MNIST test digits, at most 10',
  paper: 'Li, MNIST_Inception_Score, after Salimans et al. 2016',
  url: 'https://github.com/ChunyuanLI/MNIST_Inception_Score',
  data: mnist,
  published: [
    {
      ...{ method: 'classifier', metric: 'realScore', name: 'score of real test digits' },
      ...{ value: 9.8793, error: 0.0614, source: 'README' },
    },
  ],
  errors: 'standard deviation of 10 parts of the test digits',
  measure: realScore,
  quick: {
    comparison: {
      preset: 'judge',
      settings: { steps: 800, scheduleSteps: 800, evaluateEvery: 0 },
      methods: { classifier: {} },
      seeds: '0-2',
    },
    differences: [
      'the classifier of preset judge, 800 steps; theirs: a network of their own',
      'the score of all test digits at once; theirs: the mean of 10 parts',
    ],
    time: '5 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'mnist-judge',
      settings: { evaluateEvery: 0 },
      methods: { classifier: {} },
      seeds: '0-2',
    },
    differences: [
      'the classifier of preset mnist-judge, 8,000 steps; theirs: a network of their own',
      'the score of all test digits at once, 3 classifiers; theirs: the mean of 10 parts, one classifier',
    ],
    time: '8 minutes per run on a core',
  },
};
