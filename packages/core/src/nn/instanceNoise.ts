import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/**
 * Normal noise on the samples of a training pass, other noise in each: real samples and fakes then overlap, so that D has a slope for G.
 * Sonderby et al. 2017, https://arxiv.org/abs/1610.04490 section 5.2; Arjovsky and Bottou 2017, https://arxiv.org/abs/1701.04862.
 */
export function instanceNoise(): Layer {
  return {
    kind: 'instance noise',
    init: () => ({}),
    draws: true,
    disturbs: true,
    apply(_, x, { training, noise, instanceNoise: deviation }) {
      if (!training) return x;
      if (!noise || !deviation)
        throw new Error(
          'instanceNoise: expected random numbers and a deviation in a training pass, got none.',
        );
      return tf.add(x, tf.mul(deviation, noise('normal', x.shape)));
    },
    trace: (shape) => traced(shape, 3 * sizeOf(shape)),
  };
}
