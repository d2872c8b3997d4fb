import * as tf from '../tf.ts';
import { type Layer, sizeOf, stateless, traced } from './layer.ts';

/** Pointwise functions between layers. */
export const activations = {
  relu: (x: tf.Tensor) => tf.relu(x),
  /** Slope 0.2 below zero, as in DCGAN. */
  leakyRelu: (x: tf.Tensor) => tf.leakyRelu(x, 0.2),
  tanh: (x: tf.Tensor) => tf.tanh(x),
  sigmoid: (x: tf.Tensor) => tf.sigmoid(x),
  softplus: (x: tf.Tensor) => tf.softplus(x),
  elu: (x: tf.Tensor) => tf.elu(x),
  /** x sigmoid(x), https://arxiv.org/abs/1710.05941 */
  swish: (x: tf.Tensor) => tf.mul(x, tf.sigmoid(x)),
} satisfies Record<string, (x: tf.Tensor) => tf.Tensor>;

/** A key of the table. */
export type ActivationName = keyof typeof activations;

/** An activation as a layer. */
export function activation(name: ActivationName): Layer {
  return stateless(activations[name], (shape) => traced(shape, (name === 'swish' ? 2 : 1) * sizeOf(shape)));
}
