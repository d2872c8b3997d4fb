// Networks as data: a layer names its parameters and is a pure function of them, so the averaged generator is not a
// second network, only a second set of parameters.
import type * as tf from '../tf.ts';
import type { Values } from './values.ts';
import type { WeightInit } from './weightInit.ts';

/** Tensors by name, such as `fc1/weight`. */
export type Params = Record<string, tf.Tensor>;

/** How a network is applied. */
export interface Pass {
  /** Batch statistics (true) or the running ones (false). */
  readonly training: boolean;
  /** Running statistics of the normalisation layers. */
  readonly statistics: Params;
  /** One-hot classes [N, classes] of the batch, for a net that is told them. */
  readonly classes?: tf.Tensor;
  /** Where a training pass leaves the batch statistics it saw, kept: the caller disposes them. */
  readonly observed?: [name: string, value: tf.Tensor][];
}

/** What a layer does with one sample, known without doing it. */
export interface Trace {
  /** Shape of the result, without the batch. */
  readonly shape: readonly number[];
  /** Numbers in all tensors that it makes, the result's included. */
  readonly made: number;
  /** Multiply-adds of all its products and convolutions, and of the largest of them. */
  readonly products: number;
  readonly largest: number;
  /** Numbers in the largest result of a layer. */
  readonly widest: number;
  /** Numbers that are learned. */
  readonly weights: number;
}

/** A differentiable function of parameters and a batch. */
export interface Layer {
  /** What is learned, at the start. */
  init(draw: WeightInit): Record<string, Values>;
  /** What is only observed (running means and variances), at the start. */
  readonly statistics?: () => Record<string, Values>;
  apply(params: Params, x: tf.Tensor, pass: Pass): tf.Tensor;
  /** What `apply` comes to for a sample of this shape. */
  trace(shape: readonly number[]): Trace;
}

/** Layers one after another. Their names must differ. */
export function sequential(...layers: readonly Layer[]): Layer {
  return {
    init: (draw) => Object.assign({}, ...layers.map((layer) => layer.init(draw))),
    statistics: () => Object.assign({}, ...layers.map((layer) => layer.statistics?.() ?? {})),
    apply: (params, x, pass) => layers.reduce((value, layer) => layer.apply(params, value, pass), x),
    trace: (shape) =>
      layers.reduce(follow, { shape, made: 0, products: 0, largest: 0, widest: sizeOf(shape), weights: 0 }),
  };
}

function follow(before: Trace, layer: Layer): Trace {
  const { shape, made, products, largest, widest, weights } = layer.trace(before.shape);
  return {
    shape,
    made: before.made + made,
    products: before.products + products,
    largest: Math.max(before.largest, largest),
    widest: Math.max(before.widest, widest),
    weights: before.weights + weights,
  };
}

/** The trace of one layer that makes `made` numbers by so many multiply-adds in one product with so many weights. */
export function traced(shape: readonly number[], made: number, products = 0, weights = 0): Trace {
  return { shape, made, products, largest: products, widest: sizeOf(shape), weights };
}

/** A layer without parameters and products; by default it makes one tensor, of its input's shape. */
export function stateless(
  apply: (x: tf.Tensor) => tf.Tensor,
  trace: (shape: readonly number[]) => Trace = (shape) => traced(shape, sizeOf(shape)),
): Layer {
  return { init: () => ({}), apply: (_, x) => apply(x), trace };
}

/** Numbers in a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
