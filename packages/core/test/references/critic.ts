// A small D, 2 numbers to a logit, as tensors and in plain float64 with its gradient by hand: what penalties are tried on.
import * as tf from '../../src/tf.ts';

/** Hidden units. */
const UNITS = 3;
/** Numbers of a sample. */
export const WIDTH = 2;
/** The shapes of its weights. */
export const criticShapes = { in: [WIDTH, UNITS], bias: [UNITS], out: [UNITS, 1] } as const;
type Weights = Record<keyof typeof criticShapes, readonly number[]>;

/** w_out . tanh(x W_in + b). */
export function criticTensor(weights: Record<string, tf.Tensor>, x: tf.Tensor): tf.Tensor {
  const hidden = tf.tanh(tf.add(tf.matMul(x as tf.Tensor2D, weights.in as tf.Tensor2D), weights.bias));
  return tf.matMul(hidden as tf.Tensor2D, weights.out as tf.Tensor2D);
}

/** The same for samples [N, 2], flat. */
export function critic(weights: Weights, x: readonly number[]): number[] {
  return rows(x).map((row) => hidden(weights, row).reduce((sum, h, j) => sum + h * weights.out[j], 0));
}

/** Its gradient with respect to each sample. */
export function criticSlopes(weights: Weights, x: readonly number[]): number[][] {
  return rows(x).map((row) => {
    const h = hidden(weights, row);
    return row.map((_, i) =>
      h.reduce((sum, value, j) => sum + weights.out[j] * (1 - value * value) * weights.in[i * UNITS + j], 0),
    );
  });
}

function hidden(weights: Weights, row: readonly number[]): number[] {
  return weights.bias.map((bias, j) =>
    Math.tanh(row.reduce((sum, value, i) => sum + value * weights.in[i * UNITS + j], bias)),
  );
}

function rows(x: readonly number[]): number[][] {
  return Array.from({ length: x.length / WIDTH }, (_, i) => x.slice(i * WIDTH, (i + 1) * WIDTH));
}
