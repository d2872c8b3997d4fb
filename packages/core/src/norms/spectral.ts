import { detach } from '@ganvil/kernels-as';
import type { Params, Statistic } from '../nn/layer.ts';
import { type Matrix, matricesOf } from '../nn/matricesOf.ts';
import * as tf from '../tf.ts';
import type { Norm } from './types.ts';

const EPSILON = 1e-12;
const SUFFIX = '.u';

/**
 * Spectral normalisation: each weight, as a matrix with a column per output, is divided by its largest singular value, which
 * one power iteration per pass follows. https://arxiv.org/abs/1802.05957 algorithm 1. Differs: only updates of the network's
 * own player keep the iterate; passes in other updates start from it and leave it as it is.
 */
export const spectral: Norm = {
  help: 'spectral normalisation of the weights',
  weights(layer) {
    const matrices = matricesOf(layer);
    return {
      ...layer,
      parts: undefined,
      statistics: () => ({ ...layer.statistics?.(), ...Object.fromEntries(matrices.map(iterate)) }),
      apply(params, x, pass) {
        const normalised: Params = { ...params };
        for (const { name } of matrices) {
          const { weight, u } = normalise(params[name], pass.statistics[name + SUFFIX] as tf.Tensor2D);
          normalised[name] = weight;
          pass.observed?.push([name + SUFFIX, tf.keep(tf.clone(u))]);
        }
        return layer.apply(normalised, x, pass);
      },
    };
  },
};

/** The singular vector at the start: any that is not orthogonal to the largest one will do. */
function iterate({ name, last }: Matrix): [string, Statistic] {
  const data = new Float32Array(last).fill(1 / Math.sqrt(last));
  return [name + SUFFIX, { shape: [1, last], data, follows: 'latest' }];
}

/** W / s, where s = v W u^T estimates the largest singular value: v = u W^T, then u = v W, each brought to length 1. */
function normalise(weight: tf.Tensor, before: tf.Tensor2D): { weight: tf.Tensor; u: tf.Tensor2D } {
  const matrix = tf.reshape(weight, [-1, before.shape[1]]) as tf.Tensor2D;
  const constant = detach(matrix);
  const v = unit(tf.matMul(before, constant, false, true));
  const u = unit(tf.matMul(v, constant));
  const singular = tf.sum(tf.mul(tf.matMul(v, matrix), u));
  return { weight: tf.div(weight, tf.add(singular, EPSILON)), u };
}

function unit(x: tf.Tensor2D): tf.Tensor2D {
  return tf.div(x, tf.add(tf.sqrt(tf.sum(tf.square(x))), EPSILON));
}
