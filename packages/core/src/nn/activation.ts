import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/** A function between layers. */
export interface Activation {
  readonly help: string;
  apply(x: tf.Tensor, pieces: number): tf.Tensor;
  /** Channels that it reads for each that it gives: the layer before it has so many times as many outputs. 1 by default. */
  readonly reads?: (pieces: number) => number;
  /** Tensors of its result's size that it makes; 1 by default. */
  readonly made?: number;
}

/** Every activation that `activationG` and `activationD` can name. To add one: a row here. */
export const activations = {
  relu: { help: 'max(x, 0)', apply: (x) => tf.relu(x) },
  /** Slope 0.2 below zero, as in DCGAN. */
  leakyRelu: { help: 'x, below zero 0.2 x', apply: (x) => tf.leakyRelu(x, 0.2) },
  tanh: { help: 'hyperbolic tangent', apply: (x) => tf.tanh(x) },
  sigmoid: { help: '1 / (1 + exp(-x))', apply: (x) => tf.sigmoid(x) },
  softplus: { help: 'log(1 + exp(x))', apply: (x) => tf.softplus(x) },
  elu: { help: 'x, below zero exp(x) - 1', apply: (x) => tf.elu(x) },
  /** https://arxiv.org/abs/1710.05941 */
  swish: { help: 'x sigmoid(x)', apply: (x) => tf.mul(x, tf.sigmoid(x)), made: 2 },
  linear: { help: 'x', apply: (x) => x, made: 0 },
  /** https://arxiv.org/abs/1302.4389 section 2: consecutive outputs of the layer before it are the pieces of one unit. */
  maxout: {
    help: 'the largest of maxoutPieces linear functions',
    apply: (x, pieces) => tf.max(tf.reshape(x, [...x.shape.slice(0, -1), -1, pieces]), -1),
    reads: (pieces) => pieces,
  },
  /** Gated linear unit, https://arxiv.org/abs/1612.08083 equation 1: the second half of the channels opens the first. */
  glu: {
    help: 'gated linear unit: one linear function times the sigmoid of another',
    apply(x) {
      const [value, gate] = tf.split(x, 2, -1);
      return tf.mul(value, tf.sigmoid(gate));
    },
    reads: () => 2,
    made: 6,
  },
} satisfies Record<string, Activation>;

/** A key of the table. */
export type ActivationName = keyof typeof activations;

/** Outputs that a layer needs for each channel that this activation behind it gives. */
export function reads(name: ActivationName, pieces: number): number {
  const row: Activation = activations[name];
  return row.reads?.(pieces) ?? 1;
}

/** An activation as a layer. `pieces`: of maxout. */
export function activation(name: ActivationName, pieces = 1): Layer {
  const { apply, made = 1 }: Activation = activations[name];
  return {
    kind: name,
    init: () => ({}),
    apply: (_, x) => apply(x, pieces),
    trace(shape) {
      const result = [...shape.slice(0, -1), shape[shape.length - 1] / reads(name, pieces)];
      return traced(result, made * sizeOf(result));
    },
  };
}
