import * as tf from '../tf.ts';
import { type Layer, traced } from './layer.ts';
import { zeros } from './values.ts';

/** y [N, outputs] = x [N, inputs] weight [inputs, outputs] + bias [outputs]. */
export function dense(name: string, inputs: number, outputs: number): Layer {
  return {
    kind: 'dense',
    init: (draw) => ({
      [`${name}/weight`]: draw.weight([inputs, outputs], inputs, outputs),
      [`${name}/bias`]: zeros([outputs]),
    }),
    apply: (params, x) =>
      tf.add(tf.matMul(x as tf.Tensor2D, params[`${name}/weight`] as tf.Tensor2D), params[`${name}/bias`]),
    trace: () => traced([outputs], 2 * outputs, inputs * outputs, inputs * outputs + outputs),
    inverse: () => ({ kind: 'weights', outputs: inputs, layer: (from, to) => dense(name, from, to) }),
  };
}
