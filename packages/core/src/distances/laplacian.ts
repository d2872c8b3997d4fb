import { pyramidDistances } from '../games/laplacianPyramid.ts';
import { sizeOf } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Distance } from './types.ts';

/**
 * The mean absolute differences of the levels of Laplacian pyramids, summed over the levels, times the numbers of a sample, so that it is
 * as large as l1: the loss of GLO, Bojanowski et al. 2018, https://arxiv.org/abs/1707.05776 section 3.2. Of points it is l1.
 */
export const laplacian: Distance = {
  help: 'absolute differences of Laplacian pyramids',
  of(differences) {
    const distances = pyramidDistances(differences, tf.zerosLike(differences));
    return tf.mul(distances, sizeOf(differences.shape.slice(1)));
  },
};
