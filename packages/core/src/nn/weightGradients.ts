import * as tf from '../tf.ts';
import type { Params } from './layer.ts';

/** The gradients of `f` with respect to weights, by name; differentiable. Weights that `f` does not depend on have none. */
export function weightGradients(f: (weights: Params) => tf.Scalar, weights: Params): Params {
  const names = Object.keys(weights);
  const { value, grads } = tf.engine().gradients(
    () => f(weights),
    names.map((name) => weights[name]),
    undefined,
    true,
  );
  value.dispose();
  return Object.fromEntries(names.flatMap((name, i) => (grads[i] ? [[name, grads[i]]] : [])));
}
