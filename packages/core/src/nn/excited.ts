import * as tf from '../tf.ts';
import { type Layer, sequential, sizeOf, type Trace } from './layer.ts';

/** A layer, and what makes factors [N, channels] for its result from the input of all stages. */
export interface Stage {
  readonly layer: Layer;
  readonly gate?: Layer;
}

/** Stages one after another; the result of each that has a gate is multiplied by it, per channel: skip-layer excitation. */
export function excited(stages: readonly Stage[]): Layer {
  const layers = stages.flatMap(({ layer, gate }) => (gate ? [layer, gate] : [layer]));
  const { init, statistics, acrossSamples, draws } = sequential(...layers);
  return {
    kind: 'stages with gates',
    init,
    inside(shape) {
      let at = shape;
      return stages.flatMap(({ layer, gate }) => {
        const from = at;
        at = layer.trace(from, 1).shape;
        return gate ? [[layer, from] as const, [gate, shape] as const] : [[layer, from] as const];
      });
    },
    statistics,
    acrossSamples,
    draws,
    apply: (params, x, pass) =>
      stages.reduce((before, { layer, gate }) => {
        const y = layer.apply(params, before, pass);
        if (!gate) return y;
        const factors = gate.apply(params, x, pass);
        const [n, channels] = factors.shape;
        return tf.mul(y, tf.reshape(factors, [n, ...y.shape.slice(1, -1).map(() => 1), channels]));
      }, x),
    trace: (shape, batch) => traceOf(stages, shape, batch),
  };
}

function traceOf(stages: readonly Stage[], shape: readonly number[], batch: number): Trace {
  let at = shape;
  const traces: Trace[] = stages.flatMap(({ layer, gate }) => {
    const own = layer.trace(at, batch);
    at = own.shape;
    return gate ? [{ ...own, made: own.made + sizeOf(at) }, gate.trace(shape, batch)] : [own];
  });
  const total = (key: 'made' | 'products' | 'weights') => traces.reduce((sum, trace) => sum + trace[key], 0);
  const most = (key: 'largest' | 'widest') => Math.max(...traces.map((trace) => trace[key]));
  return {
    shape: at,
    made: total('made'),
    products: total('products'),
    weights: total('weights'),
    largest: most('largest'),
    widest: most('widest'),
  };
}
