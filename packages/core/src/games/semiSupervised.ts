import { ConfigError } from '../errors.ts';
import { sequential } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { accuracy, crossEntropy } from './crossEntropy.ts';
import { body, head } from './discriminator.ts';
import type { GameConfig } from './gameConfig.ts';
import { generator } from './generator.ts';
import { seen } from './seen.ts';
import type { Game, Round } from './types.ts';
import { except, ofOthers } from './unusedSettings.ts';

/** Probability from which a class that D gives is taken for the label. */
const SURE = 0.95;

/**
 * D has a logit per class and holds a sample for real with probability Z / (Z + 1), Z the sum of their exponentials; it learns
 * from a few labelled samples, all others and fakes. G matches the mean features of D. Salimans et al. 2016,
 * https://arxiv.org/abs/1606.03498 sections 3.1 and 5; differs: G matches the samples that D has just read, not others.
 * `pseudoLabelWeight` adds the loss of FixMatch: https://arxiv.org/abs/2001.07685 equation 4.
 */
export const semiSupervised: Game = {
  help: 'a G against a D that also predicts the class, from few labels',
  flow: 'z > G > fakes > D > scores > loss/D; real > D; scores > loss/G; D > classes > loss/D',
  formula:
    'D: classWeight · cross-entropy of labelled samples − ½ mean log D(x) − ½ mean log(1 − D(G(z))); G: mean (mean f(x) − mean f(G(z)))², f features of D',
  unused: [
    ...['loss', 'penalty', 'penaltyWeight', 'unroll', 'pack', 'batchFeatures', 'batches', 'conditional'],
    ...['conditioning', 'labelSmoothing', 'labelNoise', 'augmentTarget', 'augmentImages'],
    ...except(ofOthers, 'classWeight', 'pseudoLabelWeight'),
  ],
  defaults: { labelled: 100 },
  players(config, data) {
    check(config, data.classes);
    const { layer, features } = body(config, data.sampleShape);
    const D = sequential(layer, head(config, 'classes', features, data.classes));
    return {
      G: { G: generator(config, data.sampleShape, 0) },
      D: { D: { layer: seen(config, data.sampleShape, D), input: data.sampleShape } },
    };
  },
  averaged: ['G', 'D'],
  schedule: ({ discriminatorSteps, generatorSteps }) => [
    ['D', discriminatorSteps],
    ['G', generatorSteps],
  ],
  needs: () => ({
    G: { latents: true, real: 'latest' },
    D: { latents: true, real: 'next', labelledBatch: true },
  }),
  loss: { D: lossOfD, G: lossOfG },
  generate: (infer, latents) => infer('G', latents),
  discriminate: (infer, samples) => tf.logSumExp(infer('D', samples), 1, true),
  classify: (infer, samples) => infer('D', samples),
};

function check({ labelled }: GameConfig, classes: number): void {
  if (classes < 2)
    throw new ConfigError(`game: expected data of at least 2 classes for semiSupervised, got ${classes}.`);
  if (labelled === 0)
    throw new ConfigError('labelled: expected the number of labels in the game semiSupervised, got 0.');
}

function lossOfD(round: Round): tf.Scalar {
  const { report, config, labelledClasses } = round;
  const fakes = round.constant(() => round.apply('G', round.latents));
  const logits = round.apply('D', round.labelledSamples);
  const logitsOfReal = round.apply('D', round.real);
  const real = tf.logSumExp(logitsOfReal, 1);
  const fake = tf.logSumExp(round.apply('D', fakes), 1);
  round.shown?.('real', real);
  round.shown?.('fake', fake);
  report('accuracy/labelled', accuracy(logits, labelledClasses));
  report('logits/real', tf.mean(real));
  report('logits/fake', tf.mean(fake));
  const unlabelled = tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake)));
  const labelled = report('loss/classes', crossEntropy(logits, labelledClasses));
  const loss = tf.add(tf.mul(config.classWeight, labelled), tf.mul(0.5, unlabelled));
  if (config.pseudoLabelWeight === 0) return report('loss/D', loss);
  const pseudo = report('loss/pseudoLabels', pseudoLabelled(round, logitsOfReal));
  return report('loss/D', tf.add(loss, tf.mul(config.pseudoLabelWeight, pseudo)));
}

/** The cross-entropy of disturbed samples [N, classes] with what D makes of them undisturbed; of those that it is sure of, over N. */
function pseudoLabelled(round: Round, logits: tf.Tensor): tf.Scalar {
  const targets = round.constant(() => {
    const probabilities = tf.softmax(round.apply('D', round.real, { training: false }));
    return tf.mul(tf.step(tf.sub(probabilities, SURE)), 1 / logits.shape[0]);
  });
  round.report('pseudoLabels', tf.sum(targets));
  return tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(logits))));
}

/** The mean squared difference of the mean features of real samples and fakes. */
function lossOfG(round: Round): tf.Scalar {
  const real = round.constant(() => meanFeatures(round, round.real));
  const fake = meanFeatures(round, round.apply('G', round.latents));
  return round.report('loss/G', tf.mean(tf.square(tf.sub(fake, real))));
}

function meanFeatures(round: Round, samples: tf.Tensor): tf.Tensor {
  const taps: Record<string, tf.Tensor> = {};
  round.apply('D', samples, { taps });
  return tf.mean(taps.features, 0);
}
