// Gradient penalties on a discriminator: the derivative of a norm of a gradient with respect to the weights.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKEND, registerGradients } from '../src/index.ts';
import { batchNormTraining } from '../src/ops/batchNormTraining.ts';
import { disagreement, gradients, noise, type Scalar } from './differences.ts';

type Map4 = (x: tf.Tensor4D) => tf.Tensor4D;

const activations = {
  leakyRelu: (x) => tf.leakyRelu(x, 0.2),
  relu: tf.relu,
  relu6: tf.relu6,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  elu: tf.elu,
  selu: tf.selu,
  softplus: tf.softplus,
} satisfies Record<string, Map4>;

const pools = {
  max: (x) => tf.maxPool(x, 3, 2, 'same'),
  average: (x) => tf.avgPool(x, 3, 2, 'same'),
} satisfies Record<string, Map4>;

interface Design {
  activation: keyof typeof activations;
  pool?: keyof typeof pools;
  normalize?: boolean;
}

const BATCH = 3;
const SHAPES = [[4, 4, 2, 5], [5], [5], [3, 3, 5, 4], [4], [1, 1]];

const image = (seed: number) => tf.tensor4d(noise(BATCH * 9 * 7 * 2, seed), [BATCH, 9, 7, 2]);

/** The scores [batch, 1] of images under weights of `SHAPES`. */
function discriminate(
  x: tf.Tensor,
  weights: tf.Tensor[],
  { activation, pool, normalize }: Design,
): tf.Tensor {
  const [first, scale, offset, second, bias, gain] = weights;
  const act: Map4 = activations[activation];
  const [half, mixed] = [first, second] as tf.Tensor4D[];
  let h: tf.Tensor4D = tf.conv2d(x as tf.Tensor4D, half, 2, 'same');
  if (normalize) h = batchNormTraining(h, scale as tf.Tensor1D, offset as tf.Tensor1D, 1e-3)[0];
  else h = tf.add(tf.mul(h, tf.add(scale, 2)), offset);
  h = act(h);
  if (pool) h = (pools[pool] as Map4)(h);
  h = act(tf.add(tf.conv2d(h, mixed, 1, 'same'), bias));
  const pooled = tf.reshape(h, [BATCH, -1]) as tf.Tensor2D;
  const mix = tf.tensor2d(noise(pooled.shape[1], 9), [pooled.shape[1], 1]);
  return tf.matMul(tf.matMul(pooled, mix), tf.add(gain, 1.5) as tf.Tensor2D);
}

const penalties = {
  /** Mescheder et al. 2018: half the mean squared norm. */
  R1: { tensor: (n: tf.Tensor) => tf.mul(tf.mean(n), 0.5), number: (n: number) => 0.5 * n },
  /** Gulrajani et al. 2017: the mean squared distance of the norm from 1. */
  'WGAN-GP': {
    tensor: (n: tf.Tensor) => tf.mean(tf.square(tf.sub(tf.sqrt(n), 1))),
    number: (n: number) => (Math.sqrt(n) - 1) ** 2,
  },
};

function penaltyOf(name: keyof typeof penalties, design: Design, x: tf.Tensor): Scalar {
  const { tensor, number } = penalties[name];
  const slope = (weights: tf.Tensor[]) => gradients(() => tf.sum(discriminate(x, weights, design)), [x])[0];
  return {
    tensor: (weights) => tensor(tf.sum(tf.square(slope(weights)), [1, 2, 3])),
    number: (weights) => {
      const values = Array.from(slope(weights).dataSync());
      const each = values.length / BATCH;
      let value = 0;
      for (let b = 0; b < BATCH; b++) {
        const norm = values.slice(b * each, (b + 1) * each).reduce((sum, v) => sum + v * v, 0);
        value += number(norm) / BATCH;
      }
      return { value, size: Math.abs(value) };
    },
  };
}

const designs: Design[] = [
  ...(Object.keys(activations) as Design['activation'][]).map((activation) => ({ activation })),
  { activation: 'leakyRelu', normalize: true },
  { activation: 'tanh', normalize: true },
  { activation: 'swish', pool: 'max' },
  { activation: 'leakyRelu', pool: 'max' },
  { activation: 'swish', pool: 'average' },
  { activation: 'leakyRelu', pool: 'average', normalize: true },
];

const label = ({ activation, pool, normalize }: Design) =>
  [activation, pool && `${pool} pooling`, normalize && 'batch norm'].filter(Boolean).join(', ');

describe.each(['cpu', BACKEND])('gradient penalties on %s', (backend) => {
  beforeAll(async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    registerGradients();
  });

  const rows = designs.flatMap((design) =>
    (Object.keys(penalties) as (keyof typeof penalties)[]).map(
      (name) => [name, label(design), design] as const,
    ),
  );
  it.each(rows)('%s with %s', (name, _, design) => {
    const before = tf.memory().numTensors;
    const report = tf.tidy(() => {
      const weights = SHAPES.map((shape, i) =>
        tf.mul(tf.tensor(noise(tf.util.sizeFromShape(shape), 40 + i), shape), 0.5),
      );
      return disagreement(penaltyOf(name, design, image(3)), weights, 1e-2);
    });
    expect(report).toBeUndefined();
    expect(tf.memory().numTensors, 'tensors left').toBe(before);
  });
});
