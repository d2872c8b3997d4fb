import { ConfigError } from '../errors.ts';
import { reads } from '../nn/activation.ts';
import { sizeOf } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { conditionedOn } from './conditioned.ts';
import type { GameConfig } from './gameConfig.ts';
import {
  atLevels,
  drawFrom,
  logDensity,
  logProbability,
  MIXTURE_NUMBERS,
  mixtureBiases,
} from './logisticMixture.ts';
import { type Masked, MOST_NUMBERS, masked, unmasked } from './masked.ts';
import type { DataShape, Game, Round } from './types.ts';
import { ofDiscriminator, ofOptimizerD, ofOthers, ofReader } from './unusedSettings.ts';

/**
 * Each number of a sample given those before it: a mixture of logistic distributions whose parameters a masked mlp gives (MADE,
 * https://arxiv.org/abs/1502.03509), so that the likelihood is exact. Pixels have 256 levels. A sample is a function of as many
 * latents as it has numbers.
 */
export const autoregressive: Game = {
  help: 'a network that predicts each value of a sample from those before it, with exact likelihood (MADE); no discriminator',
  flow: 'real > G > loss/G',
  formula: '−mean log p(x)',
  unused: [
    ...[...ofDiscriminator, ...ofOptimizerD, ...ofReader, ...ofOthers],
    ...['normG', 'dropoutG', 'widening', 'conditioning', 'maxoutPieces', 'mirror', 'upsample', 'filterSize'],
    'denseG',
  ],
  defaults: { architecture: 'mlp' },
  players(config, data) {
    check(config, data);
    const net = netOf(config, data.sampleShape, conditionedOn(config, data));
    return { G: { G: { layer: masked(net), input: [net.size + net.classes] } } };
  },
  averaged: ['G'],
  schedule: () => [['G', 1]],
  needs: ({ conditional }) => ({ G: { real: 'next', ...(conditional ? { classes: 'real' } : {}) } }),
  loss: { G: loss },
  generate(infer, latents, classes) {
    const { config, sampleShape } = infer;
    const [count] = latents.shape;
    const image = sampleShape.length > 1;
    const net = netOf(config, sampleShape, classes?.shape[1] ?? 0);
    const uniform = config.latent === 'normal' ? ofNormal(latents) : tf.mul(0.5, tf.add(latents, 1));
    const samples = unmasked(net, infer.weightsOf('G'), [count, classes], (numbers, place) => {
      const drawn = drawFrom(numbers, tf.slice(uniform, [0, place], [count, 1]));
      return image ? atLevels(drawn) : drawn;
    });
    return tf.reshape(samples, [count, ...sampleShape]);
  },
  logLikelihood: (infer, samples, classes) => logLikelihoods((x) => infer('G', x), samples, classes),
};

function check(
  { architecture, latent, latentDim, activationG }: GameConfig,
  { sampleShape }: DataShape,
): void {
  const wanted = 'in the game autoregressive';
  const size = sizeOf(sampleShape);
  if (architecture !== 'mlp')
    throw new ConfigError(`architecture: expected mlp ${wanted}, got ${architecture}.`);
  if (size > MOST_NUMBERS)
    throw new ConfigError(
      `data: expected samples of at most ${MOST_NUMBERS} numbers ${wanted}, which makes them one by one, got [${sampleShape}]; lower imageSize.`,
    );
  if (latentDim !== size)
    throw new ConfigError(
      `latentDim: expected ${size} ${wanted}, one for each number of a sample, got ${latentDim}.`,
    );
  if (latent !== 'normal' && latent !== 'uniform')
    throw new ConfigError(`latent: expected normal or uniform ${wanted}, got ${latent}.`);
  if (reads(activationG, 1) !== 1 || activationG === 'maxout')
    throw new ConfigError(`activationG: expected a function of one number ${wanted}, got ${activationG}.`);
}

function netOf({ width, depth, activationG }: GameConfig, shape: readonly number[], classes: number): Masked {
  const net = { size: sizeOf(shape), classes, width, depth, activation: activationG };
  return { ...net, numbers: MIXTURE_NUMBERS, biases: mixtureBiases() };
}

/** N(0, 1) to uniform numbers in (0, 1). */
const ofNormal = (x: tf.Tensor) => tf.mul(0.5, tf.add(1, tf.erf(tf.mul(Math.SQRT1_2, x))));

function loss(round: Round): tf.Scalar {
  const found = tf.mean(logLikelihoods((x) => round.apply('G', x), round.real, round.classes));
  round.report('logLikelihood', found);
  return round.report('loss/G', tf.neg(found));
}

/** The logarithm of the likelihood of each sample [N], in nats: of densities of points, of probabilities of images. */
function logLikelihoods(
  apply: (x: tf.Tensor) => tf.Tensor,
  samples: tf.Tensor,
  classes: tf.Tensor | undefined,
): tf.Tensor {
  const [count, ...shape] = samples.shape;
  const flat = tf.reshape(samples, [count, -1]);
  const [x, log] = shape.length > 1 ? [atLevels(flat), logProbability] : [flat, logDensity];
  return tf.sum(log(apply(classes ? tf.concat([x, classes], 1) : x), x), 1);
}
