import * as tf from '../tf.ts';
import { type Layer, sizeOf, type Trace } from './layer.ts';

/** What two layers that read the same input give, of one shape or such that the second is repeated along sides, added or multiplied. */
export function branches(how: 'sum' | 'product', main: Layer, other: Layer): Layer {
  const join = how === 'sum' ? tf.add : tf.mul;
  return {
    kind: `${how} of two branches`,
    init: (weights) => ({ ...main.init(weights), ...other.init(weights) }),
    inside: (shape) => [
      [main, shape],
      [other, shape],
    ],
    statistics: () => ({ ...main.statistics?.(), ...other.statistics?.() }),
    acrossSamples: main.acrossSamples || other.acrossSamples,
    draws: main.draws || other.draws,
    apply: (params, x, pass) => join(main.apply(params, x, pass), other.apply(params, x, pass)),
    trace(shape, batch): Trace {
      const [one, two] = [main.trace(shape, batch), other.trace(shape, batch)];
      return {
        shape: one.shape,
        made: one.made + two.made + sizeOf(one.shape),
        products: one.products + two.products,
        largest: Math.max(one.largest, two.largest),
        widest: Math.max(one.widest, two.widest),
        weights: one.weights + two.weights,
      };
    },
  };
}
