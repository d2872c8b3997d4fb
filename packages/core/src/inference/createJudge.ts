import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import type { Judge } from '../latentTerms/types.ts';
import type { Params } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Model } from '../training/model.ts';
import { companions, grouped } from './companions.ts';
import { inferWith } from './inferWith.ts';
import { otherGame } from './otherGame.ts';
import { oneHot } from './sample.ts';

/**
 * D in inference, for samples of `classes` [N, classes]. Where it reads several samples at once, the others are the first real
 * ones. Throws ConfigError where the game has no discriminator, or D reads several samples and there are no data.
 */
export function createJudge(
  model: Model,
  dataset: Dataset | undefined,
  classes: () => tf.Tensor | undefined,
): Judge {
  const { game, config, data } = model;
  const logitsOf = game.discriminate;
  if (!logitsOf) throw otherGame('discriminate', config.game);
  const beside = companions(model, dataset);
  const logits = (samples: tf.Tensor, taps: Record<string, Params> = {}): tf.Tensor => {
    const others = tf.tensor(beside.data, [beside.count, ...data.sampleShape]);
    const own = classes();
    const ofOthers = own && oneHot(beside.labels, model.classes);
    const groups = own && ofOthers && grouped(own, ofOthers);
    return logitsOf(inferWith(model, undefined, taps), grouped(samples, others), groups);
  };
  return {
    logits: (samples) => tf.reshape(logits(samples), [-1]),
    features(samples) {
      const taps: Params = {};
      logits(samples, { D: taps });
      if (taps.features) return tf.reshape(taps.features, [samples.shape[0], -1]);
      throw new ConfigError(`terms: expected a game whose D has features, got ${config.game}.`);
    },
  };
}
