import { type Layer, traced } from '../nn/layer.ts';
import { zeros } from '../nn/values.ts';
import * as tf from '../tf.ts';
import type { GameConfig } from './gameConfig.ts';

const HALF_LOG_2_PI = 0.9189385332046727;

/** What G gives for latents. */
export interface Made {
  /** [N, ...sampleShape]. */
  readonly samples: tf.Tensor;
  /** Images: what the last tanh read. */
  readonly beforeTanh?: tf.Tensor;
  /** What the weights of the likelihood give, where it has some. */
  readonly own?: tf.Tensor;
}

/** The distribution of a sample, given what G makes of its latent. */
export interface Likelihood {
  /** What it learns beside G. */
  readonly weights?: Layer;
  /** The negative logarithm of the likelihood of samples, in nats, per number of a sample [N, ...sampleShape]. */
  distortion(made: Made, samples: tf.Tensor, config: GameConfig): tf.Tensor;
}

/** Every likelihood, by the name in the setting. */
export const likelihoods: Record<GameConfig['likelihood'], Likelihood> = {
  gaussian: {
    distortion: ({ samples: mean }, samples, { deviation }) =>
      gaussian(tf.sub(samples, mean), tf.log(tf.scalar(deviation))),
  },
  /** One deviation for all numbers, learned as its logarithm: https://arxiv.org/abs/2006.13202 section 4. */
  learned: {
    weights: {
      init: () => ({ log: zeros([1]) }),
      apply: ({ log }) => log,
      trace: () => traced([1], 0, 0, 1),
    },
    distortion: ({ samples: mean, own }, samples) => gaussian(tf.sub(samples, mean), own!),
  },
  /** Grey values from -1 to 1 as probabilities from 0 to 1; what the last tanh reads is half of their logit. */
  bernoulli: {
    distortion({ beforeTanh }, samples) {
      if (!beforeTanh) throw new Error('bernoulli: expected a generator that ends in `pixels`, got another.');
      const logit = tf.mul(2, beforeTanh);
      return tf.sub(tf.softplus(logit), tf.mul(tf.mul(0.5, tf.add(samples, 1)), logit));
    },
  },
};

function gaussian(difference: tf.Tensor, log: tf.Tensor): tf.Tensor {
  const scaled = tf.mul(difference, tf.exp(tf.neg(log)));
  return tf.add(tf.mul(0.5, tf.square(scaled)), tf.add(log, HALF_LOG_2_PI));
}
