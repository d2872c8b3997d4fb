import { ConfigError } from '../errors.ts';
import { sequential } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { body, head } from './discriminator.ts';
import type { GameConfig } from './gameConfig.ts';
import type { Game, Round } from './types.ts';

/** One network that classifies samples, trained by cross-entropy on labelled data: the supervised reference. */
export const classifier: Game = {
  help: 'a classifier C of labelled samples, with the settings of D; no generator',
  players(config, data) {
    refuseUnused(config);
    if (data.classes < 2)
      throw new ConfigError(`game: expected data of at least 2 classes for classifier, got ${data.classes}.`);
    const { layer, features } = body(config, data.sampleShape);
    const C = sequential(layer, head(config, 'classes', features, data.classes));
    return { C: { C: { layer: C, input: data.sampleShape } } };
  },
  averaged: ['C'],
  schedule: () => [['C', 1]],
  needs: () => ({ C: { real: 'next', labels: true } }),
  loss: { C: crossEntropy },
};

/** Settings that only a discriminator has: ignored in silence, they would mislead. */
function refuseUnused(config: GameConfig): void {
  const { penalty, unroll, pack, batchFeatures } = config;
  const unused = {
    penalty: [penalty, 'none'],
    unroll: [unroll, 0],
    pack: [pack, 1],
    batchFeatures: [batchFeatures, 'none'],
    weightClip: [config.weightClip, 0],
    labelSmoothing: [config.labelSmoothing, 0],
    labelNoise: [config.labelNoise, 0],
  };
  for (const [key, [value, off]] of Object.entries(unused))
    if (value !== off) throw new ConfigError(`${key}: expected ${off} in the game classifier, got ${value}.`);
}

function crossEntropy(round: Round): tf.Scalar {
  const logits = round.apply('C', round.real) as tf.Tensor2D;
  const { labels } = round;
  const oneHot = tf.oneHot(labels, logits.shape[1], 1, 0, 'float32');
  const right = tf.equal(tf.argMax(logits, 1), labels);
  round.report('accuracy/C', tf.mean(tf.cast(right, 'float32')));
  return round.report('loss/C', tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1))));
}
