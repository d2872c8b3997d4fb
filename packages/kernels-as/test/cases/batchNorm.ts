import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

const epsilon = 1e-3;
const shapes = [
  [0, 4],
  [1, 3],
  [9, 1],
  [37, 5],
  [3, 4, 5, 16],
  [2, 3, 3, 17],
];

const names = ['y', 'mean', 'variance'];
const gradientNames = ['dx', 'dscale', 'doffset'];

function training(x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor): tf.Tensor[] {
  return tf.engine().runKernel('BatchNormTraining', { x, scale, offset }, { epsilon }) as tf.Tensor[];
}

function composed(x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor): tf.Tensor[] {
  const { mean, variance } = tf.moments(
    x,
    x.shape.slice(0, -1).map((_, axis) => axis),
  );
  const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)));
  return [tf.add(tf.mul(normal, scale), offset), mean, variance];
}

function gradients(x: tf.Tensor, scale: tf.Tensor, dy: tf.Tensor): tf.Tensor[] {
  const [, mean, variance] = training(x, scale, scale);
  const inputs = { x, scale, mean, variance, dy };
  return tf.engine().runKernel('BatchNormTrainingGrad', inputs, { epsilon }) as tf.Tensor[];
}

function composedGradients(x: tf.Tensor, scale: tf.Tensor, dy: tf.Tensor): tf.Tensor[] {
  const offset = tf.zerosLike(scale);
  return tf.grads((p, q, r) => composed(p, q, r)[0])([x, scale, offset], dy);
}

const own = shapes
  .filter(([rows]) => rows > 0)
  .flatMap((shape) => {
    const channels = [shape.at(-1)!];
    return names.flatMap((name, i): Case[] => [
      {
        kernel: 'BatchNormTraining',
        name: `${name} of [${shape}]`,
        inputs: [{ shape, range: [3, 5] }, { shape: channels }, { shape: channels }],
        run: (x, scale, offset) => training(x, scale, offset)[i],
        reference: (x, scale, offset) => composed(x, scale, offset)[i],
        tolerance: 2e-5,
        order: i === 0 && shape[0] > 1 ? 2 : 0, // statistics are taken as constants
      },
      {
        kernel: 'BatchNormTrainingGrad',
        name: `${gradientNames[i]} of [${shape}]`,
        inputs: [{ shape }, { shape: channels }, { shape }],
        run: (x, scale, dy) => gradients(x, scale, dy)[i],
        reference: (x, scale, dy) => composedGradients(x, scale, dy)[i],
        tolerance: 5e-5,
        order: 0,
      },
    ]);
  });

const inference = shapes.map((shape): Case => {
  const channels = [shape.at(-1)!];
  return {
    kernel: 'FusedBatchNorm',
    name: `[${shape}]`,
    inputs: [
      { shape },
      { shape: channels },
      { shape: channels, range: [0.5, 2] },
      { shape: channels },
      { shape: channels },
    ],
    run: (x, mean, variance, offset, scale) =>
      tf.batchNorm(
        x,
        mean as tf.Tensor1D,
        variance as tf.Tensor1D,
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
      ),
  };
});

export const batchNorm: Case[] = [
  ...inference,
  {
    kernel: 'FusedBatchNorm',
    name: 'without scale and offset',
    inputs: [{ shape: [2, 3, 4, 5] }, { shape: [5] }, { shape: [5], range: [0.5, 2] }],
    run: (x, mean, variance) => tf.batchNorm(x, mean as tf.Tensor1D, variance as tf.Tensor1D),
    order: 0, // tfjs cannot save an absent scale for the gradient
  },
  {
    kernel: 'FusedBatchNorm',
    name: 'statistics of every element',
    inputs: [{ shape: [2, 3] }, { shape: [2, 3] }, { shape: [2, 3], range: [0.5, 2] }],
    run: (x, mean, variance) => tf.batchNorm(x as tf.Tensor2D, mean as tf.Tensor2D, variance as tf.Tensor2D),
    order: 0, // as above
  },
  ...own,
];
