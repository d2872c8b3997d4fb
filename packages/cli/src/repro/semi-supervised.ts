import { mnist } from './mnist.ts';
import type { Repro } from './types.ts';

const kept = { sampleEvery: 0, evaluateEvery: 0, evaluateCount: 10_000, metrics: 'classificationError' };

/** What their code does not train: how long the weights of a hidden unit are. */
const lengths = [1, 2, 3, 4, 5].map((layer) => `D/fc${layer}/weight.length`).join(',');

/** https://arxiv.org/abs/1606.03498 section 5.1 and table 1: github.com/openai/improved-gan mnist_svhn_cifar10/train_mnist_feature_matching.py. */
export const semiSupervised: Repro = {
  help: 'Salimans et al.: test error on MNIST with 100 labels',
  paper: 'Salimans et al. 2016, Improved Techniques for Training GANs',
  url: 'https://arxiv.org/abs/1606.03498',
  data: mnist,
  published: [
    {
      ...{ method: 'featureMatching', metric: 'classificationError', name: 'share of test digits misread' },
      ...{ value: 0.0093, error: 0.00065, source: 'table 1, 100 labels' },
    },
  ],
  errors: 'standard deviation of 10 choices of labels',
  quick: {
    comparison: {
      preset: 'mnist-semi',
      settings: { ...kept, steps: 600 },
      methods: { featureMatching: {} },
      seeds: [0],
    },
    differences: [
      'convolutional G and D, pseudo-labels of moved images; theirs: perceptrons, no pseudo-labels',
      '600 steps of 100; theirs: 300 passes over 60,000 digits, 180,000 steps',
      'one choice of labels; theirs: 10',
    ],
    time: '3 minutes',
  },
  paperSize: {
    comparison: {
      preset: 'mnist-semi',
      settings: {
        ...kept,
        ...{ architecture: 'mlp', latent: 'uniform01', width: 500, depth: 2, widthD: 500, depthD: 5 },
        ...{
          activationG: 'softplus',
          normG: 'batch',
          activationD: 'relu',
          normD: 'weight',
          noiseD: 0.5,
          inputNoiseD: 0.6, // theirs is 0.3, of pixels from 0 to 1
        },
        ...{
          pseudoLabelWeight: 0,
          augment: '',
          freeze: lengths,
          learningRateSchedule: 'constant',
          learningRateG: 3e-3,
          learningRateD: 3e-3,
          emaDecay: 0.9999,
        },
        ...{ steps: 180_000 },
      },
      methods: { featureMatching: {} },
      seeds: '0-9',
    },
    differences: [
      'D of five layers of 500; theirs: 1000, 500, 250, 250 and 250',
      'weights begin by our rule; theirs: by the data',
    ],
    time: '20 hours per run on a core',
  },
};
