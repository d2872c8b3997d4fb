import type { Preset } from './types.ts';

/**
 * 1000 modes with a D a quarter as wide as G: settings of PacGAN's experiment after Unrolled GAN, https://arxiv.org/abs/1712.04086 section
 * 4.2, github.com/fjxmlzn/PacGAN stacked_MNIST_experiments/unrolled_GAN_experiment/D=0.25G/config.py. Differs: two halvings where theirs
 * are three, with 16 and 2 filters next to the picture, so that both networks have as few filters as theirs; 3,000 steps where theirs are
 * 500,000 (--steps 500000); generated digits: `--data FOLDER --stack 3 --channels 1` for those of MNIST.
 */
export const stackedDigits: Preset = {
  help: 'three digits as red, green and blue: 1000 modes, with a small D, so that G misses many modes',
  config: {
    data: 'stacked-digits',
    architecture: 'dcgan',
    latentDim: 256,
    width: 16,
    widthD: 2,
    normD: 'batch',
    batchSize: 128,
    learningRateG: 1e-4,
    learningRateD: 2e-4,
    beta2: 0.99,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
};
