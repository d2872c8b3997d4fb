import type { Params } from '../nn/layer.ts';
import { matricesOf } from '../nn/matricesOf.ts';
import type { Values } from '../nn/values.ts';
import * as tf from '../tf.ts';
import type { Norm } from './types.ts';

const EPSILON = 1e-12;
const SUFFIX = '.length';

/**
 * Weight normalisation: the weights of each output are g v / |v|, with their length g learned beside their direction v.
 * https://arxiv.org/abs/1602.07868 equation 2. Differs: g begins as |v|, so that the network begins as without, where the
 * paper has a pass over data.
 */
export const weight: Norm = {
  help: 'weight normalisation: length and direction of the weights of each output, apart',
  weights(layer) {
    const matrices = matricesOf(layer);
    const lengths = matrices.reduce((sum, { outputs }) => sum + outputs, 0);
    return {
      ...layer,
      parts: undefined,
      init(draw) {
        const initial = layer.init(draw);
        const more = matrices.map(({ name, axis }) => [name + SUFFIX, lengthsOf(initial[name], axis)]);
        return { ...initial, ...Object.fromEntries(more) };
      },
      apply(params, x, pass) {
        const normalised: Params = { ...params };
        for (const { name, axis } of matrices)
          normalised[name] = withLengths(params[name], params[name + SUFFIX], axis);
        return layer.apply(normalised, x, pass);
      },
      trace(shape, batch) {
        const trace = layer.trace(shape, batch);
        return { ...trace, weights: trace.weights + lengths };
      },
    };
  },
};

/** v times g / |v|, where the outputs are along `axis`. */
function withLengths(v: tf.Tensor, g: tf.Tensor, axis: number): tf.Tensor {
  const others = v.shape.map((_, i) => i).filter((i) => i !== axis);
  const length = tf.sqrt(tf.add(tf.sum(tf.square(v), others, true), EPSILON));
  return tf.mul(v, tf.div(tf.reshape(g, length.shape), length));
}

/** The length of the weights of each output. */
function lengthsOf({ shape, data }: Values, axis: number): Values {
  const outputs = shape[axis];
  const inner = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  const squares = new Float64Array(outputs);
  data.forEach((value, i) => {
    squares[Math.floor(i / inner) % outputs] += value * value;
  });
  return { shape: [outputs], data: Float32Array.from(squares, (square) => Math.sqrt(square + EPSILON)) };
}
