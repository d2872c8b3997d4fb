// One player: its function, its weights, its optimizer's state.
import { bounded, ema, globalNorm, type Random } from '@ganvil/kernels-as';
import type { initializers } from '../nn/initializers.ts';
import type { Layer, Params } from '../nn/layer.ts';
import type { Values } from '../nn/values.ts';
import { createWeightInit } from '../nn/weightInit.ts';
import type { Cell, Optimizer, Rates } from '../optimizers/types.ts';
import * as tf from '../tf.ts';

/** Beyond this the square of the gradients' length leaves float32: the run has diverged. */
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
  const initial = layer.init(createWeightInit(random, which, initializer));
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
 * One descent of `network`: gradients of `loss()` with respect to its weights, of which `noteNorm` gets the length, then the
 * optimizer. False, and nothing has changed, if a gradient is not finite.
 */
export function descend(
  network: Network,
  optimizer: Optimizer,
  rates: Rates,
  loss: () => tf.Scalar,
  noteNorm: (norm: tf.Scalar) => void,
): boolean {
  const names = Object.keys(network.weights);
  const { value, grads } = tf.engine().gradients(
    loss,
    names.map((name) => network.weights[name]),
    undefined,
    true,
  );
  const used = grads.filter((gradient) => gradient != null);
  const norm = globalNorm(used);
  noteNorm(norm);
  const finite = bounded([value, norm], LIMIT); // no gradient is larger than all of them together
  if (finite) update(network, optimizer, rates, names, grads);
  tf.dispose([value, norm, ...used]);
  return finite;
}

/** One step of the optimizer for the weights `names`; those without a gradient stay. */
function update(
  { weights, slots }: Network,
  optimizer: Optimizer,
  rates: Rates,
  names: readonly string[],
  gradients: readonly (tf.Tensor | null)[],
): void {
  const moved: string[] = [];
  const cells: Cell[] = [];
  names.forEach((name, i) => {
    const gradient = gradients[i];
    if (!gradient) return;
    const state = optimizer.slots.map((slot) => [slot, slots[slot][name]]);
    moved.push(name);
    cells.push({ weight: weights[name], gradient, ...Object.fromEntries(state) });
  });
  const next = optimizer.update(cells, rates);
  moved.forEach((name, i) => {
    replace(weights, name, next[i].weight);
    for (const slot of optimizer.slots) replace(slots[slot], name, next[i][slot]);
  });
}

/**
 * Moves each average towards `towards`: average + (1 - decay) (value - average). A name that comes more than once moves as
 * often, in that order.
 */
export function average(averages: Params, towards: readonly [string, tf.Tensor][], decay: tf.Scalar): void {
  const once = towards.filter(([name], i) => towards.findIndex(([other]) => other === name) === i);
  if (once.length === 0) return;
  const next = ema(
    once.map(([name, weight]) => ({ average: averages[name], weight })),
    { decay },
  );
  once.forEach(([name], i) => {
    replace(averages, name, next[i].average);
  });
  average(
    averages,
    towards.filter((pair) => !once.includes(pair)),
    decay,
  );
}

function replace(params: Params, name: string, tensor: tf.Tensor): void {
  params[name].dispose();
  params[name] = tf.keep(tensor);
}
