// Labels of D that are softer than 1 and 0, or wrong at times.
import { ConfigError } from '../errors.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import * as tf from '../tf.ts';
import type { GameConfig } from './gameConfig.ts';
import type { Round } from './types.ts';

/** The settings that change labels. */
type LabelConfig = Pick<GameConfig, 'loss' | 'labelSmoothing' | 'labelNoise'>;

/** Throws ConfigError where labels are to be changed and the loss has none. */
export function checkLabels(config: LabelConfig): void {
  const { against }: Loss = losses[config.loss];
  if (against) return;
  for (const key of ['labelSmoothing', 'labelNoise'] as const)
    if (config[key] > 0)
      throw new ConfigError(
        `${key}: expected 0 with the loss ${config.loss}, which has no labels, got ${config[key]}.`,
      );
}

/**
 * The loss of D as a function of its outputs for real samples and for fakes: that of the table or, with other labels, one that has
 * them. One-sided smoothing: Salimans et al. 2016, https://arxiv.org/abs/1606.03498 section 3.4; flipped labels: Chintala et al.
 * 2016, "How to train a GAN?", tip 6. A flipped label is the usual one of the other kind.
 */
export function labelledLoss(round: Round): Loss['discriminator'] {
  const { loss, labelSmoothing, labelNoise } = round.config;
  const { discriminator, against }: Loss = losses[loss];
  if (!against || (labelSmoothing === 0 && labelNoise === 0)) return discriminator;
  const soft = 1 - labelSmoothing;
  if (labelNoise === 0)
    return (real, fake) => tf.add(tf.mean(against(real, soft)), tf.mean(against(fake, 0)));
  // Drawn once: an unrolled D and a penalty see the labels of the update.
  const { samplesPerOutput = 1 } = round.layer('D');
  const shape = [round.config.batchSize / samplesPerOutput, 1];
  const [drawnForReal, drawnForFake] = [round.noise('uniform', shape), round.noise('uniform', shape)];
  const flipped = (drawn: tf.Tensor) => tf.step(tf.sub(labelNoise, drawn));
  return (real, fake) => {
    const ofReal = tf.mul(soft, tf.sub(1, flipped(drawnForReal)));
    const ofFake = tf.mul(soft, flipped(drawnForFake));
    return tf.add(tf.mean(against(real, ofReal)), tf.mean(against(fake, ofFake)));
  };
}
