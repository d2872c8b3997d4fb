import { batchFeatures } from '../batchFeatures/index.ts';
import { ConfigError } from '../errors.ts';
import { normalised } from '../nn/block.ts';
import { sequential } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { adversarialNeeds, checkAdversarial, discriminatorLoss, generatorLoss } from './adversarial.ts';
import { conditioned, conditionedOn } from './conditioned.ts';
import { accuracy, crossEntropy } from './crossEntropy.ts';
import { body, head } from './discriminator.ts';
import { generator } from './generator.ts';
import { seen } from './seen.ts';
import type { Game, Round } from './types.ts';
import { except, ofOthers } from './unusedSettings.ts';

/**
 * A G that is told the class, and a D that is not, but tells the class of real samples and fakes beside their logit; both
 * minimise the cross-entropy of the class. AC-GAN, Odena et al. 2017, https://arxiv.org/abs/1610.09585 section 3. Differs: in
 * the update of D fakes are of the classes of its real samples.
 */
export const auxiliary: Game = {
  help: 'a class-conditional G against a D that also predicts the class (AC-GAN)',
  flow: 'z > G > fakes > D > scores > loss/D; real > D; scores > loss/G; D > classes > loss/D; classes > loss/G',
  formula: 'the loss, and classWeight times the cross-entropy of the classes',
  unused: ['pack', ...except(ofOthers, 'classWeight')],
  defaults: { conditional: true },
  players(config, data) {
    if (!config.conditional)
      throw new ConfigError('conditional: expected true in the game auxiliary, got false.');
    checkAdversarial(config);
    const classes = conditionedOn(config, data);
    const G = generator(config, data.sampleShape, classes);
    const { layer, features } = body(config, data.sampleShape);
    const batch = batchFeatures[config.batchFeatures].body('batch', features);
    // The first column is the logit that a sample is real, the others are those of the classes.
    const outputs = head(config, 'classes', batch.features, 1 + classes);
    const D = sequential(layer, normalised(batch.layer, config.normD), outputs);
    return { G: { G }, D: { D: { layer: seen(config, data.sampleShape, D), input: data.sampleShape } } };
  },
  averaged: ['G'],
  schedule: ({ discriminatorSteps, generatorSteps }) => [
    ['D', discriminatorSteps],
    ['G', generatorSteps],
  ],
  needs(config) {
    const { G, D } = adversarialNeeds(config);
    return { G, D: { ...D, labels: true } };
  },
  loss: { D: lossOfD, G: lossOfG },
  generate: (infer, latents, classes) => infer('G', conditioned(latents, classes)),
  discriminate: (infer, samples) => realness(infer('D', samples)),
  classify: (infer, samples) => ofClasses(infer('D', samples)),
};

function lossOfD(round: Round): tf.Scalar {
  const { config, report, labels } = round;
  const { plain, outputs } = splitting(round);
  const fakes = round.constant(() => round.apply('G', conditioned(round.latents, round.classes)));
  const loss = discriminatorLoss(plain, round.real, fakes);
  const all = tf.slice(tf.concat(outputs.map(({ logits }) => logits)), [0, 0], [2 * config.batchSize, -1]); // real samples, then fakes
  report('accuracy/class', accuracy(tf.slice(all, [0, 0], [config.batchSize, -1]), labels));
  const classes = report('loss/classD', tf.mul(2, crossEntropy(all, tf.concat([labels, labels]))));
  return tf.add(loss, tf.mul(config.classWeight, classes));
}

function lossOfG(round: Round): tf.Scalar {
  const { config, report } = round;
  const { plain, outputs } = splitting(round);
  const fakes = round.apply('G', conditioned(round.latents, round.classes));
  const loss = generatorLoss(plain, () => round.real, fakes);
  // What D gave within a gradient, as of unrolled steps, is gone.
  const known = outputs.reverse().find(({ x, logits }) => x === fakes && !logits.isDisposed);
  const logits = known?.logits ?? ofClasses(round.apply('D', fakes));
  const asked = tf.argMax(round.classes!, 1) as tf.Tensor1D;
  report('accuracy/asked', accuracy(logits, asked));
  const classes = report('loss/classG', crossEntropy(logits, asked));
  return tf.add(loss, tf.mul(config.classWeight, classes));
}

interface Output {
  readonly x: tf.Tensor;
  /** Of the classes. */
  readonly logits: tf.Tensor;
}

/** The round for losses of logits alone: D gives its first column; the others are kept in `outputs`, by call. */
function splitting(round: Round): { plain: Round; outputs: Output[] } {
  const outputs: Output[] = [];
  const apply: Round['apply'] = (name, x, options) => {
    const y = round.apply(name, x, { ...options, ...(name === 'D' ? { classes: undefined } : {}) });
    if (name !== 'D') return y;
    outputs.push({ x, logits: ofClasses(y) });
    return realness(y);
  };
  // What a round reads only where it is declared stays unread here: its getters are inherited.
  return { plain: Object.create(round, { apply: { value: apply } }) as Round, outputs };
}

function realness(outputs: tf.Tensor): tf.Tensor {
  return tf.slice(outputs, [0, 0], [-1, 1]);
}

function ofClasses(outputs: tf.Tensor): tf.Tensor {
  return tf.slice(outputs, [0, 1], [-1, -1]);
}
