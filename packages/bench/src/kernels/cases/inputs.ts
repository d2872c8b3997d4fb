import { tf } from '@ganvil/core';
import { draws } from '../../stats/prng.ts';

/** A tensor of fixed numbers in [-1, 1), or in [0.01, 1) if `positive`. */
export function numbers(shape: readonly number[], positive = false): tf.Tensor {
  const length = tf.util.sizeFromShape([...shape]);
  const key = positive ? 'positive' : 'any';
  if (drawn[key].length < length) {
    const draw = draws(1);
    drawn[key] = Float32Array.from({ length }, () => (positive ? 0.01 + 0.99 * draw() : 2 * draw() - 1));
  }
  return tf.tensor(drawn[key].subarray(0, length), [...shape]);
}

/** The longest drawn so far, of which others are the begin: to draw takes longer than to measure. */
const drawn = { any: new Float32Array(), positive: new Float32Array() };

/** The first output of a kernel of the current backend; the others are freed. */
export function kernel(name: string, inputs: Record<string, tf.Tensor>, attrs: object = {}): tf.Tensor {
  const outputs = tf.engine().runKernel(name, inputs, attrs as never) as tf.Tensor | tf.Tensor[];
  if (!Array.isArray(outputs)) return outputs;
  for (const other of outputs.slice(1)) other.dispose();
  return outputs[0];
}

/** Bytes of float32 tensors of these shapes. */
export function bytesOf(...shapes: readonly (readonly number[])[]): number {
  return shapes.reduce((sum, shape) => sum + 4 * shape.reduce((a, b) => a * b, 1), 0);
}
