import { ConfigError } from '../errors.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import { dense } from '../nn/dense.ts';
import { sequential, sizeOf } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { adversarialNeeds, checkAdversarial, discriminatorLoss, generatorLoss } from './adversarial.ts';
import { conditioned, conditionedOn } from './conditioned.ts';
import { body } from './discriminator.ts';
import type { GameConfig } from './gameConfig.ts';
import { drawn, gaussianOf } from './gaussianCode.ts';
import { generator } from './generator.ts';
import { pairDiscriminator } from './pairDiscriminator.ts';
import type { Game, Infer, Round } from './types.ts';
import { except, ofOthers } from './unusedSettings.ts';

/**
 * Adversarially learned inference: beside G, the player has an encoder E, a Gaussian with the mean and deviation that it gives
 * for a sample; D tells pairs (x, E(x)) from pairs (G(z), z). Dumoulin et al. 2017, https://arxiv.org/abs/1606.00704 section 2.
 * With a deterministic encoder it is BiGAN, Donahue et al. 2017, https://arxiv.org/abs/1605.09782 section 3.
 * Differs: under every loss, G and E minimise the loss of D with the two kinds of pairs exchanged.
 */
export const ali: Game = {
  help: 'a generator G and an encoder E against a D that reads samples with their latents',
  flow: 'z > G > fakes > D > scores > loss/D; z > D; real > E > codes > D; real > D; scores > loss/G',
  formula: 'D: the loss, of pairs (x, E(x)) and (G(z), z); G and E: the same with the pairs exchanged',
  unused: ['pack', ...except(ofOthers, 'encoder')],
  players(config, data) {
    checkAdversarial(config);
    refuseFeatures(config);
    const classes = conditionedOn(config, data);
    const { latentDim } = config;
    const G = generator(config, data.sampleShape, classes);
    const { layer, features } = body(config, data.sampleShape);
    const E = sequential(layer, dense('latents', features, (draws(config) ? 2 : 1) * latentDim));
    const D = pairDiscriminator(config, data.sampleShape, classes);
    return {
      G: { G, E: { layer: E, input: data.sampleShape } },
      D: { D: { layer: D, input: [sizeOf(data.sampleShape) + latentDim] } },
    };
  },
  averaged: ['G'],
  schedule: ({ discriminatorSteps, generatorSteps }) => [
    ['D', discriminatorSteps],
    ['G', generatorSteps],
  ],
  needs: (config) => adversarialNeeds(config, { real: 'latest', noise: draws(config) || undefined }),
  loss: {
    D: (round) => {
      const [real, fake] = [realPairs, fakePairs].map((pairs) => round.constant(() => pairs(round)));
      return discriminatorLoss(round, real, fake);
    },
    G: (round) => {
      const { discriminator }: Loss = losses[round.config.loss];
      const real = realPairs(round);
      const exchanged = (fake: tf.Tensor, logits: tf.Tensor | undefined) => discriminator(fake, logits!);
      return generatorLoss(round, () => real, fakePairs(round), { both: true, loss: exchanged });
    },
  },
  generate: (infer, latents, classes) => infer('G', conditioned(latents, classes)),
  discriminate: (infer, samples, classes) => infer('D', paired(samples, encoded(infer, samples)), classes),
  encode: encoded,
};

const draws = ({ encoder }: GameConfig): boolean => encoder === 'gaussian';

/** The latents of samples, or the means of theirs. */
function encoded(infer: Infer, samples: tf.Tensor): tf.Tensor {
  const output = infer('E', samples);
  return draws(infer.config) ? gaussianOf(output).mean : output;
}

/** A loss of G that looks at features would be left out: G and E minimise that of D. */
function refuseFeatures({ loss }: GameConfig): void {
  const { readsFeatures }: Loss = losses[loss];
  if (readsFeatures)
    throw new ConfigError(`loss: expected one of the outputs of D in the game ali, got ${loss}.`);
}

/** Fakes with their latents. */
function fakePairs(round: Round): tf.Tensor {
  return paired(round.apply('G', conditioned(round.latents, round.classes)), round.latents);
}

/** Real samples with the latents that E gives, or draws for them. */
function realPairs(round: Round): tf.Tensor {
  const output = round.apply('E', round.real);
  if (!draws(round.config)) return paired(round.real, output);
  const latents = gaussianOf(output);
  return paired(round.real, drawn(latents, round.noise('normal', latents.mean.shape)));
}

/** Samples [N, ...] beside latents [N, latentDim], flat: [N, size + latentDim]. */
function paired(samples: tf.Tensor, latents: tf.Tensor): tf.Tensor {
  return tf.concat([tf.reshape(samples, [samples.shape[0], -1]), latents], 1);
}
