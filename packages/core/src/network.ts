// One player: its function, its weights, its optimizer's state.
import { bounded, ema, type Random } from '@ganvil/kernels-as';
import { createDraw } from './nn/draw.ts';
import type { initializers } from './nn/initializer.ts';
import type { Layer, Params } from './nn/layer.ts';
import type { Values } from './nn/values.ts';
import type { Cell, Optimizer, Rates } from './optimizers/types.ts';
import * as tf from './tf.ts';

/** Beyond this a gradient's square leaves float32: the run has diverged. */
const LIMIT = 1e18;

export interface Network {
  readonly layer: Layer;
  readonly weights: Params;
  /** Running means and variances of normalisation layers. */
  readonly statistics: Params;
  /** Optimizer state: slot name to one tensor per weight. */
  readonly slots: Record<string, Params>;
}

export function createNetwork(
  layer: Layer,
  optimizer: Optimizer,
  random: Random,
  which: 0 | 1,
  initializer: keyof typeof initializers,
): Network {
  const initial = layer.init(createDraw(random, which, initializer));
  const slots = optimizer.slots.map((slot) => [slot, tensors(initial, () => 0)] as const);
  return {
    layer,
    weights: tensors(initial),
    statistics: tensors(layer.statistics?.() ?? {}),
    slots: Object.fromEntries(slots),
  };
}

/** Kept tensors of these values (or of what `change` makes of each). */
export function tensors(values: Record<string, Values>, change?: (value: number) => number): Params {
  const params: Params = {};
  for (const [name, { shape, data }] of Object.entries(values)) {
    params[name] = tf.keep(tf.tensor(change ? data.map(change) : data, [...shape]));
  }
  return params;
}

export function copyOf(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, x]) => [name, tf.keep(tf.tensor(x.dataSync(), x.shape))]),
  );
}

export function countOf(params: Params): number {
  return Object.values(params).reduce((sum, tensor) => sum + tensor.size, 0);
}

/**
 * One descent of `network`: gradients of `loss()` with respect to its weights, then the optimizer. False, and nothing
 * has changed, if a gradient is not finite.
 */
export function descend(
  network: Network,
  optimizer: Optimizer,
  rates: Rates,
  loss: () => tf.Scalar,
): boolean {
  const names = Object.keys(network.weights);
  const { value, grads } = tf.engine().gradients(
    loss,
    names.map((name) => network.weights[name]),
    undefined,
    true,
  );
  const used = grads.filter((gradient) => gradient != null);
  const finite = bounded([value, ...used], LIMIT);
  if (finite) names.forEach((name, i) => grads[i] && update(network, optimizer, rates, name, grads[i]));
  tf.dispose([value, ...used]);
  return finite;
}

function update(
  network: Network,
  optimizer: Optimizer,
  rates: Rates,
  name: string,
  gradient: tf.Tensor,
): void {
  const { weights, slots } = network;
  const cell: Cell = { weight: weights[name] };
  for (const slot of optimizer.slots) cell[slot] = slots[slot][name];
  const next = optimizer.update(cell, gradient, rates);
  replace(weights, name, next.weight);
  for (const slot of optimizer.slots) replace(slots[slot], name, next[slot]);
}

/** Moves each average towards `towards`: average + (1 - decay) (value - average). */
export function average(averages: Params, towards: Iterable<[string, tf.Tensor]>, decay: tf.Scalar): void {
  for (const [name, weight] of towards) {
    replace(averages, name, ema({ average: averages[name], weight }, { decay }).average);
  }
}

function replace(params: Params, name: string, tensor: tf.Tensor): void {
  params[name].dispose();
  params[name] = tf.keep(tensor);
}
