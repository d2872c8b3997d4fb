import { ConfigError } from '../errors.ts';
import { dense } from '../nn/dense.ts';
import { sequential } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { conditioned, conditionedOn } from './conditioned.ts';
import { body } from './discriminator.ts';
import type { GameConfig } from './gameConfig.ts';
import { divergenceOf, drawn, gaussianOf } from './gaussianCode.ts';
import { generator } from './generator.ts';
import { likelihoods, type Made } from './likelihoods.ts';
import type { Game, Round } from './types.ts';
import { except, ofDiscriminator, ofOptimizerD, ofOthers } from './unusedSettings.ts';

/**
 * An encoder E and a generator G that maximise a lower bound of the likelihood of the data. Kingma and Welling 2014,
 * https://arxiv.org/abs/1312.6114 sections 2.2 to 3; `klWeight` other than 1: the beta-VAE of Higgins et al. 2017. Differs: one
 * draw per sample, and a decay of the learning rate is up to the schedule.
 */
export const vae: Game = {
  help: 'a variational autoencoder: an encoder E and a generator G, no discriminator',
  flow: 'real > E > codes > G > fakes > loss/G; real > loss/G; codes > loss/G; L > loss/G',
  formula: '−mean log p(x | G(E(x))) + klWeight · mean KL(E(x) || N(0, 1))',
  unused: [
    ...ofDiscriminator,
    ...ofOptimizerD,
    ...except(ofOthers, 'likelihood', 'deviation', 'klWeight'),
    'latent',
  ],
  players(config, data) {
    const { likelihood, latentDim } = config;
    if (likelihood === 'bernoulli' && data.sampleShape.length === 1)
      throw new ConfigError('likelihood: expected gaussian or learned for points, got bernoulli.');
    const G = generator(config, data.sampleShape, conditionedOn(config, data));
    const { layer, features } = body(config, data.sampleShape);
    const E = sequential(layer, dense('latents', features, 2 * latentDim));
    const of = likelihoods[likelihood];
    return {
      G: {
        G,
        E: { layer: E, input: data.sampleShape },
        ...(of.weights ? { L: { layer: of.weights, input: [1] } } : {}),
      },
    };
  },
  averaged: ['G'],
  schedule: () => [['G', 1]],
  needs: (config) => ({
    G: { real: 'next', noise: true, ...(config.conditional ? { classes: 'real' } : {}) },
  }),
  loss: { G: loss },
  generate: (infer, latents, classes) => infer('G', conditioned(latents, classes)),
  encode: (infer, samples) => gaussianOf(infer('E', samples)).mean,
  logLikelihood(infer, samples, classes, noise) {
    const { config } = infer;
    const latents = gaussianOf(infer('E', samples));
    const z = drawn(latents, noise('normal', latents.mean.shape));
    const taps: Record<string, tf.Tensor> = {};
    const made = { samples: infer('G', conditioned(z, classes), undefined, taps), ...taps };
    const own = likelihoods[config.likelihood].weights && infer('L', tf.zeros([1]));
    return tf.neg(tf.add(distortionOf({ ...made, own }, samples, config), divergenceOf(latents)));
  },
};

/** The negative log likelihood of each sample [N], in nats. */
function distortionOf(made: Made, samples: tf.Tensor, config: GameConfig): tf.Tensor {
  const each = likelihoods[config.likelihood].distortion(made, samples, config);
  return tf.sum(tf.reshape(each, [samples.shape[0], -1]), 1);
}

/** The negative lower bound in nats: its parts are reported, as means over the batch. */
function loss(round: Round): tf.Scalar {
  const { config, real, report } = round;
  const latents = gaussianOf(round.apply('E', real));
  const z = drawn(latents, round.noise('normal', latents.mean.shape));
  const taps: Record<string, tf.Tensor> = {};
  const samples = round.apply('G', conditioned(z, round.classes), { taps });
  const own = likelihoods[config.likelihood].weights && round.apply('L', tf.zeros([1]));
  const distortion = report(
    'loss/distortion',
    tf.mean(distortionOf({ samples, own, ...taps }, real, config)),
  );
  const divergence = report('loss/divergence', tf.mean(divergenceOf(latents)));
  report('bound', tf.neg(tf.add(distortion, divergence)));
  return report('loss/G', tf.add(distortion, tf.mul(config.klWeight, divergence)));
}
