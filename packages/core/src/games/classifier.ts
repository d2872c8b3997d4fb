import { ConfigError } from '../errors.ts';
import { sequential } from '../nn/layer.ts';
import type * as tf from '../tf.ts';
import { accuracy, crossEntropy } from './crossEntropy.ts';
import { body, head } from './discriminator.ts';
import { seen } from './seen.ts';
import type { Game, Round } from './types.ts';
import { except, ofDiscriminator, ofGenerator, ofOthers } from './unusedSettings.ts';

/** One network that classifies samples, trained by cross-entropy on labelled data: the supervised reference. */
export const classifier: Game = {
  help: 'a classifier C of labelled samples, which uses the settings of D; no generator',
  flow: 'real > C > classes > loss/C',
  formula: 'cross-entropy of C(x) with the labels',
  unused: [
    ...except(ofDiscriminator, 'augment', 'augmentProbability'),
    ...[...ofGenerator, 'learningRateG', ...ofOthers],
  ],
  players(config, data) {
    if (data.classes < 2)
      throw new ConfigError(`game: expected data of at least 2 classes for classifier, got ${data.classes}.`);
    const { layer, features } = body(config, data.sampleShape);
    const C = seen(
      config,
      data.sampleShape,
      sequential(layer, head(config, 'classes', features, data.classes)),
    );
    return { C: { C: { layer: C, input: data.sampleShape } } };
  },
  averaged: ['C'],
  schedule: () => [['C', 1]],
  needs: () => ({ C: { real: 'next', labels: true } }),
  loss: { C: loss },
  classify: (infer, samples) => infer('C', samples),
};

function loss(round: Round): tf.Scalar {
  const logits = round.apply('C', round.real);
  round.report('accuracy/C', accuracy(logits, round.labels));
  return round.report('loss/C', crossEntropy(logits, round.labels));
}
