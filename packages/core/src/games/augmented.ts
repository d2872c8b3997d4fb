// Images of D that are changed at random in training: real ones and fakes, in the updates of D and of G.
import { augmentations } from '../augmentations/index.ts';
import type { Augmentation } from '../augmentations/types.ts';
import { ConfigError } from '../errors.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import { type Layer, sizeOf, traced } from '../nn/layer.ts';
import { zeros } from '../nn/values.ts';
import * as tf from '../tf.ts';
import type { GameConfig } from './gameConfig.ts';
import type { Round } from './types.ts';

/** The statistic of D that adapts: the probability, the sum of what was measured since it moved, and how many updates that are. */
const STATE = 'augment/state';
/** Updates of D between moves of the probability. */
const INTERVAL = 4;

/** Throws ConfigError where settings of `augment` do not suit each other. */
export function checkAugment({ augment, augmentProbability, augmentTarget, loss }: GameConfig): void {
  if (augment === '') {
    if (augmentProbability !== 1 || augmentTarget > 0)
      throw new ConfigError(
        'augment: expected the names of augmentations, which augmentProbability and augmentTarget are for, got none.',
      );
    return;
  }
  if (augmentTarget === 0) return;
  if (augmentProbability !== 1)
    throw new ConfigError(
      `augmentProbability: expected 1 beside augmentTarget, which finds the probability, got ${augmentProbability}.`,
    );
  const { undecided }: Loss = losses[loss];
  if (undecided === undefined)
    throw new ConfigError(
      `augmentTarget: expected a loss with an output at which D is undecided, got ${loss}.`,
    );
}

/** A layer that changes images [N, ...sampleShape] as `augment` says. Throws ConfigError for other samples. */
export function augmented(config: GameConfig, sampleShape: readonly number[]): Layer {
  const { augment, augmentProbability, augmentTarget } = config;
  if (sampleShape.length !== 3)
    throw new ConfigError(
      `augment: expected none for samples that are no images, got ${augment} and samples of shape [${sampleShape}].`,
    );
  const chosen = augment
    .split(',')
    .map((name): Augmentation => augmentations[name as keyof typeof augmentations]);
  const width = chosen.reduce((sum, { draws }) => sum + draws + 1, 0);
  return {
    init: () => ({}),
    draws: true,
    disturbs: true,
    ...(augmentTarget > 0
      ? { statistics: () => ({ [STATE]: { ...zeros([3]), follows: 'latest' as const } }) }
      : {}),
    apply(_, x, { training, noise, statistics }) {
      if (!training) return x;
      if (!noise) throw new Error('augment: expected random numbers in a training pass, got none.');
      const uniform = noise('uniform', [x.shape[0], width]) as tf.Tensor2D;
      const probability = augmentTarget > 0 ? tf.slice(statistics[STATE], 0, 1) : augmentProbability;
      return changed(x as tf.Tensor4D, chosen, uniform, probability);
    },
    trace(shape) {
      const [height, across, channels] = shape;
      const costs = chosen.map(({ cost }) => cost(height, across, channels));
      const sum = (key: 'made' | 'products') => costs.reduce((total, each) => total + each[key], 0);
      return traced(shape, width + sum('made') + sizeOf(shape), sum('products'));
    },
  };
}

/** Images after one augmentation after another, each of them with a probability. */
function changed(
  x: tf.Tensor4D,
  chosen: readonly Augmentation[],
  uniform: tf.Tensor2D,
  probability: tf.Tensor | number,
): tf.Tensor4D {
  let [images, first] = [x, 0];
  const numbers = (from: number, count: number) => tf.slice(uniform, [0, from], [-1, count]);
  for (const { draws, apply } of chosen) {
    const on = tf.step(tf.sub(probability, numbers(first, 1))) as tf.Tensor2D;
    images = apply({ images, on, uniform: numbers(first + 1, draws) });
    first += draws + 1;
  }
  return images;
}

/**
 * Adaptive augmentation: every four updates of D the probability rises where the mean sign of its outputs for real samples is above the
 * target, as it is while D learns them by heart, and falls below it; from 0 to 1 at the soonest in `augmentImages` samples. Karras et al.
 * 2020, https://arxiv.org/abs/2006.06676 section 3.1. In tensors, since updates are recorded.
 */
export function adaptAugment(round: Round, real: tf.Tensor): void {
  const { loss, augment, augmentTarget, augmentImages, batchSize, shards } = round.config;
  if (augment === '' || augmentTarget === 0) return;
  const { undecided = 0 }: Loss = losses[loss];
  const sign = round.report('augment/sign', tf.mean(signs(tf.sub(real, undecided))));
  const speed = (INTERVAL * batchSize * shards) / augmentImages;
  round.observe(STATE, sign, (mean, report) => {
    const [probability, before, count] = tf.split(round.statistics('D')[STATE], 3);
    const sum = tf.add(before, mean);
    const due = tf.step(tf.sub(count, INTERVAL - 1.5));
    const move = tf.mul(due, signs(tf.sub(tf.div(sum, INTERVAL), augmentTarget)));
    const next = tf.clipByValue(tf.add(probability, tf.mul(move, speed)), 0, 1);
    const going = tf.sub(1, due);
    report('augment/probability', tf.reshape(next, []));
    return tf.concat([next, tf.mul(sum, going), tf.mul(tf.add(count, 1), going)]);
  });
}

const signs = (x: tf.Tensor): tf.Tensor => tf.sub(tf.step(x), tf.step(tf.neg(x)));
