// A small perceptron on the kernels of the trainer, for lessons in which nothing but the network is of interest.
import type { Random } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import type { Room } from './types.ts';

/** Weights and biases, layer by layer: [inputs, outputs], [outputs]. */
export type Weights = readonly Float32Array[];

/** Sizes of the layers, the input's first, and what is between them; the last one is linear. */
export interface Perceptron {
  readonly sizes: readonly number[];
  readonly activation: 'tanh' | 'relu' | 'linear';
}

const STREAM = 1000; // of lessons alone, on random numbers of no run

/** Normal weights of variance 1 / inputs, biases 0. `variant` gives others of the same seed. */
export function initialWeights({ sizes }: Perceptron, random: Random, variant = 0): Weights {
  return sizes.slice(1).flatMap((outputs, layer) => {
    const inputs = sizes[layer];
    const scale = 1 / Math.sqrt(inputs);
    const drawn = random.normal(STREAM + layer, variant, inputs * outputs);
    return [drawn.map((value) => value * scale), new Float32Array(outputs)];
  });
}

/** The outputs [N, outputs] of a network for inputs [N, inputs]. */
export function outputs(
  { sizes, activation }: Perceptron,
  weights: readonly tf.Tensor[],
  x: tf.Tensor,
): tf.Tensor {
  return sizes.slice(1).reduce((input: tf.Tensor, _, layer) => {
    const sum = tf.add(
      tf.matMul(input as tf.Tensor2D, weights[2 * layer] as tf.Tensor2D),
      weights[2 * layer + 1],
    );
    if (layer === sizes.length - 2 || activation === 'linear') return sum;
    return activation === 'tanh' ? tf.tanh(sum) : tf.relu(sum);
  }, x);
}

/** Weights as tensors; for use inside of `tf.tidy`. */
export function tensorsOf({ sizes }: Perceptron, weights: Weights): tf.Tensor[] {
  return weights.map((values, i) => {
    const [inputs, size] = [sizes[i >> 1], sizes[(i >> 1) + 1]];
    return tf.tensor(values, i % 2 === 0 ? [inputs, size] : [size]);
  });
}

/** A loss of weights, a scalar; `step` counts from 0. */
export type LossOf = (weights: readonly tf.Tensor[], step: number) => tf.Scalar;

/** The loss and its gradient by each array of weights. */
export function gradients(network: Perceptron, weights: Weights, loss: LossOf, step = 0) {
  return tf.tidy(() => {
    const { value, grads } = tf.valueAndGrads((...w: tf.Tensor[]) => loss(w, step))(
      tensorsOf(network, weights),
    );
    return { loss: value.dataSync()[0], slopes: grads.map((slope) => slope.dataSync() as Float32Array) };
  });
}

/** Gradient descent with momentum 0.9; gives the weights and the loss of each step. */
export async function descend(
  room: Room,
  network: Perceptron,
  start: Weights,
  loss: LossOf,
  { steps, rate }: { steps: number; rate: number },
): Promise<{ weights: Weights; losses: number[] }> {
  const weights = start.map((values) => Float32Array.from(values));
  const moved = start.map((values) => new Float32Array(values.length));
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const { loss: value, slopes } = gradients(network, weights, loss, step);
    losses.push(value);
    for (const [i, slope] of slopes.entries())
      for (let k = 0; k < slope.length; k++) {
        moved[i][k] = 0.9 * moved[i][k] - rate * slope[k];
        weights[i][k] += moved[i][k];
      }
    await room.pause();
  }
  return { weights, losses };
}

/** The outputs for inputs, flat. */
export function answers(network: Perceptron, weights: Weights, x: Float32Array): Float32Array {
  const [inputs] = network.sizes;
  return tf.tidy(
    () =>
      outputs(
        network,
        tensorsOf(network, weights),
        tf.tensor(x, [x.length / inputs, inputs]),
      ).dataSync() as Float32Array,
  );
}
