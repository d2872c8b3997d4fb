import * as tf from '../tf.ts';
import { codes, codesFor, gaussianOfCodes, projected } from './codes.ts';
import type { GameConfig } from './gameConfig.ts';
import { generator } from './generator.ts';
import { pyramidDistances } from './laplacianPyramid.ts';
import type { Game, Infer, Round } from './types.ts';
import { except, ofDiscriminator, ofOthers, ofReader } from './unusedSettings.ts';

/** Of the descent that finds the code of a sample that has none. */
const STEPS = 100;
const RATE = 0.1;

/**
 * A generator G and a code for each sample, in the unit ball, that minimise the distance of G(code) from the sample: generative
 * latent optimization, Bojanowski et al. 2018, https://arxiv.org/abs/1707.05776 sections 2 and 3. Samples are of a Gaussian with
 * the mean and covariance of the codes. Differs: codes and G are updated in turn, the codes (Z) first, with the optimizer of D.
 */
export const glo: Game = {
  help: 'a generator G and a learned code Z for each sample; no discriminator (GLO)',
  flow: 'Z > G > fakes > loss/Z; real > loss/Z; fakes > loss/G; real > loss/G',
  formula: 'mean distance(G(Z), x), Z the code of x',
  unused: [
    ...ofDiscriminator,
    ...ofReader,
    ...except(ofOthers, 'cost'),
    'conditional',
    'conditioning',
    'mirror',
    'latent',
  ],
  defaults: { optimizerD: 'sgd', learningRateD: 10 },
  players(config, data) {
    const G = generator(config, data.sampleShape, 0);
    return { G: { G }, Z: { Z: { layer: codes(data, config.latentDim), input: [1] } } };
  },
  averaged: ['G'],
  schedule: () => [
    ['Z', 1],
    ['G', 1],
  ],
  needs: () => ({ Z: { real: 'next', indices: true }, G: { real: 'latest', indices: true } }),
  loss: {
    Z: (round) => round.report('loss/Z', lossOf(round)),
    G: (round) => round.report('loss/G', lossOf(round)),
  },
  constrain: { Z: (weights) => ({ codes: projected(weights.codes) }) },
  prepare: gaussianIn,
  generate: (infer, latents, _, gaussian = gaussianIn(infer)) => infer('G', codesFor(latents, gaussian)),
  encode: descended,
};

const costs: Record<GameConfig['cost'], (x: tf.Tensor, y: tf.Tensor) => tf.Tensor> = {
  laplacian: pyramidDistances,
  squared: (x, y) => tf.mean(tf.square(tf.reshape(tf.sub(x, y), [x.shape[0], -1])), 1),
};

function lossOf(round: Round): tf.Scalar {
  const made = round.apply('G', round.apply('Z', round.indices));
  return tf.mean(costs[round.config.cost](made, round.real));
}

function gaussianIn(infer: Infer): [mean: tf.Tensor, lower: tf.Tensor] {
  return gaussianOfCodes(infer.weightsOf('Z').codes as tf.Tensor2D);
}

/** Latents whose codes G makes such samples of, by a descent along normalised gradients from the mean of the codes. */
function descended(infer: Infer, samples: tf.Tensor): tf.Tensor {
  const { config } = infer;
  const gaussian = gaussianIn(infer);
  const slope = tf.grad((latents: tf.Tensor) =>
    tf.sum(costs[config.cost](infer('G', codesFor(latents, gaussian)), samples)),
  );
  let latents: tf.Tensor = tf.zeros([samples.shape[0], config.latentDim]);
  for (let step = 0; step < STEPS; step++) {
    const rate = (RATE * Math.sqrt(config.latentDim) * (STEPS - step)) / STEPS;
    const next = tf.tidy(() => {
      const gradient = slope(latents);
      const length = tf.sqrt(tf.sum(tf.square(gradient), 1, true));
      return tf.sub(latents, tf.mul(rate, tf.div(gradient, tf.add(length, 1e-12))));
    });
    latents.dispose();
    latents = next;
  }
  return latents;
}
