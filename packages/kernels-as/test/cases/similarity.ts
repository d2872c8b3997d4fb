import * as tf from '@tensorflow/tfjs-core';
import { similarities, similaritySums } from '../../src/ops/similaritySums.ts';
import type { Case } from './case.ts';

/** [kernels, dimensions, samples]. */
const shapes = [
  [0, 3, 4],
  [2, 3, 0],
  [1, 1, 1],
  [2, 1, 5],
  [3, 5, 3],
  [1, 4, 17],
  [2, 3, 37],
  [16, 4, 20],
];

const composed = (x: tf.Tensor): tf.Tensor => tf.sum(similarities(x), 2);
const gradient = (x: tf.Tensor, dy: tf.Tensor): tf.Tensor =>
  tf.engine().runKernel('SimilaritySumsGrad', { x, dy }) as tf.Tensor;
const composedGradient = (x: tf.Tensor, dy: tf.Tensor): tf.Tensor => tf.grad(composed)(x, dy);
/** The gradients of the gradient with respect to dy and x; of no elements where there are none, which tfjs refuses to differentiate. */
function composedTwice(x: tf.Tensor, dy: tf.Tensor, g: tf.Tensor): tf.Tensor[] {
  if (x.size === 0) return [tf.zerosLike(dy), tf.zerosLike(x)];
  const [dx, ddy] = tf.grads(composedGradient)([x, dy], g);
  return [ddy, dx];
}

export const similarity: Case[] = shapes.flatMap((shape): Case[] => {
  const [kernels, , samples] = shape;
  return [
    {
      kernel: 'SimilaritySums',
      name: `[${shape}]`,
      inputs: [{ shape }],
      run: (x) => similaritySums(x as tf.Tensor3D),
      reference: composed,
    },
    {
      kernel: 'SimilaritySumsGrad',
      name: `[${shape}]`,
      inputs: [{ shape }, { shape: [kernels, samples] }],
      run: gradient,
      reference: composedGradient,
    },
    ...['ddy', 'dx'].map(
      (name, i): Case => ({
        kernel: 'SimilaritySumsGradGrad',
        name: `${name} of [${shape}]`,
        inputs: [{ shape }, { shape: [kernels, samples] }, { shape }],
        run: (x, dy, g) => (tf.engine().runKernel('SimilaritySumsGradGrad', { x, dy, g }) as tf.Tensor[])[i],
        reference: (x, dy, g) => composedTwice(x, dy, g)[i],
        order: 1,
      }),
    ),
  ];
});
