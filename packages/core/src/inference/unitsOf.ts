import type { Layer, Params, Pass } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Model } from '../training/model.ts';
import { inferWith } from './inferWith.ts';
import type { WeightsOfG } from './types.ts';
import type { UnitLayer } from './unitLayer.ts';

/**
 * What the units of a fully connected network give for inputs [N, size], flat, in inference; at most `most` of each layer. Empty for a network that is
 * not fully connected, or reads anything else.
 */
export function unitsOf(
  model: Model,
  network: string,
  inputs: Float32Array,
  most: number,
  weights?: WeightsOfG,
): UnitLayer[] {
  const owner = model.owners[network];
  const layer = owner?.functions[network];
  const first = layer ? matrixOf(layer) : '';
  // Functions behind a player's first have other names for their weights, and conditional ones read classes, too.
  if (!layer || model.classes > 0 || hasFilters(layer) || !Object.hasOwn(owner.weights, first)) return [];
  const own = inferWith(model, weights).weightsOf(network);
  const pass: Pass = { training: false, statistics: owner.statistics };
  const found: UnitLayer[] = [];
  tf.tidy(() => {
    const size = own[first].shape[0];
    if (inputs.length === 0 || inputs.length % size !== 0) return;
    let x: tf.Tensor = tf.tensor2d(inputs, [inputs.length / size, size]);
    let before = size;
    for (const group of groupsOf(layer)) {
      for (const part of group) x = part.apply(own, x, pass);
      if (x.shape.length !== 2) return void found.splice(0);
      const next = layerOf(group, x as tf.Tensor2D, own, [before, most]);
      if (next) found.push(next);
      before = next?.shown ?? before;
    }
  });
  return found;
}

/** Layers with matrices of weights, each with those behind it that have none; those before the first are with it. */
function groupsOf(layer: Layer): Layer[][] {
  const groups: Layer[][] = [];
  let waiting: Layer[] = [];
  for (const part of layer.parts ?? [layer]) {
    const last = groups.at(-1);
    if (matrixOf(part) !== '') {
      groups.push([...waiting, part]);
      waiting = [];
    } else if (last) last.push(part);
    else waiting.push(part);
  }
  return groups;
}

/** The shapes of a layer's weights. */
const shapesOf = (layer: Layer) => layer.init({ weight: (shape) => ({ shape, data: new Float32Array() }) });

/** Whether it has filters of convolutions. */
const hasFilters = (layer: Layer): boolean =>
  Object.values(shapesOf(layer)).some(({ shape }) => shape.length > 2);

/** The first matrix of weights of a layer; '' where it has none. */
function matrixOf(layer: Layer): string {
  const weights = shapesOf(layer);
  return Object.keys(weights).find((name) => weights[name].shape.length === 2) ?? '';
}

function layerOf(
  group: readonly Layer[],
  x: tf.Tensor2D,
  own: Params,
  [before, most]: readonly [number, number],
): UnitLayer | undefined {
  const weight = group.map(matrixOf).find((name) => name !== '');
  if (weight === undefined) return undefined;
  const [rows, units] = x.shape;
  const shown = Math.min(most, units);
  const outputs = tf.slice(x, [0, 0], [rows, shown]).dataSync() as Float32Array;
  const kind = group.flatMap((part) => part.kind || []).join(', ');
  const matrix = own[weight];
  const direct = matrix.shape[1] === units && matrix.shape[0] >= before;
  const weights = direct
    ? (tf.slice(matrix as tf.Tensor2D, [0, 0], [before, shown]).dataSync() as Float32Array)
    : undefined;
  return {
    ...{ name: weight.replace(/\/[^/]*$/, ''), kind, units, shown },
    outputs: Float32Array.from(outputs),
    ...(weights && { weights: Float32Array.from(weights) }),
  };
}
