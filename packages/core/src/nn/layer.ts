// Networks as data: a layer names its parameters and is a pure function of them, so the averaged generator is not a
// second network, only a second set of parameters.
import type { Distribution } from '@ganvil/kernels-as/internal';
import type * as tf from '../tf.ts';
import type { Values } from './values.ts';
import type { WeightInit } from './weightInit.ts';

/** Tensors by name, such as `fc1/weight`. */
export type Params = Record<string, tf.Tensor>;

/** Fresh random numbers of the present update, [...shape]: another draw at each call, the same under replay and after a resume. */
export type Noise = (distribution: Distribution, shape: readonly number[]) => tf.Tensor;

/** The context of a forward pass. */
export interface Pass {
  /** Batch statistics (true) or the running ones (false). */
  readonly training: boolean;
  /** Running statistics of the layers that keep some. */
  readonly statistics: Params;
  /** One-hot classes [N, classes] of the batch, for a conditional network. */
  readonly classes?: tf.Tensor;
  /** Where a training pass puts the batch statistics that it saw, kept: the caller disposes them. */
  readonly observed?: [name: string, value: tf.Tensor][];
  /** Gets the outputs of tapped layers, by name. */
  readonly taps?: Params;
  /** Random numbers of a training pass; absent in inference. For layers that declare `draws`. */
  readonly noise?: Noise;
  /** Standard deviation of the noise on the samples of a training pass; for layers that declare `disturbs`. */
  readonly instanceNoise?: tf.Scalar;
}

/** The cost of a layer for one sample, known without running it. */
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

/** A tensor that is observed, not learned. It follows the batches by a running average, or takes the latest value. */
export interface Statistic extends Values {
  readonly follows: 'average' | 'latest';
}

/** A differentiable function of parameters and a batch. */
export interface Layer {
  /** Initial values of what is learned. */
  init(weights: WeightInit): Record<string, Values>;
  /** Initial values of what is only observed, such as running means and variances. */
  readonly statistics?: () => Record<string, Statistic>;
  /** Whether, in training, the output of a sample depends on the other samples of its batch. */
  readonly acrossSamples?: boolean;
  /** Whether a training pass reads `Pass.noise`. */
  readonly draws?: boolean;
  /** Whether a training pass changes the samples that it reads, as `instanceNoise` asks for. */
  readonly disturbs?: boolean;
  /** Consecutive samples that make one output; 1 by default. */
  readonly samplesPerOutput?: number;
  apply(params: Params, x: tf.Tensor, pass: Pass): tf.Tensor;
  /** The cost of `apply` for a sample of this shape, one of `batch` samples: pairs of a batch cost each of them more. */
  trace(shape: readonly number[], batch: number): Trace;
  /** What leads back from its result to an input of this shape, for a generator that mirrors the network. */
  readonly inverse?: (shape: readonly number[]) => Inverse;
  /** What it is, in the words of a table of layers. */
  readonly kind?: string;
  /** The layers inside of one whose layers do not follow one another, each with the shape that it reads. */
  readonly inside?: (shape: readonly number[]) => readonly (readonly [Layer, readonly number[]])[];
  /** The layers that it consists of, one after another. */
  readonly parts?: readonly Layer[];
}

/** What undoes the change of shape that a layer makes: a layer with weights, a view, or one that enlarges. */
export type Inverse =
  | {
      readonly kind: 'weights';
      readonly outputs: number;
      readonly layer: (inputs: number, outputs: number) => Layer;
    }
  | { readonly kind: 'reshape'; readonly shape: readonly number[] }
  | { readonly kind: 'sides'; readonly layer: Layer };

/** Layers one after another. Their names must differ. */
export function sequential(...layers: readonly Layer[]): Layer {
  return {
    init: (weights) => Object.assign({}, ...layers.map((layer) => layer.init(weights))),
    statistics: () => Object.assign({}, ...layers.map((layer) => layer.statistics?.() ?? {})),
    acrossSamples: layers.some((layer) => layer.acrossSamples),
    draws: layers.some((layer) => layer.draws),
    disturbs: layers.some((layer) => layer.disturbs),
    samplesPerOutput: layers.reduce((product, layer) => product * (layer.samplesPerOutput ?? 1), 1),
    apply: (params, x, pass) => layers.reduce((value, layer) => layer.apply(params, value, pass), x),
    trace: (shape, batch) =>
      layers.reduce((before, layer) => follow(before, layer.trace(before.shape, batch)), traced(shape, 0)),
    parts: layers.flatMap((layer) => layer.parts ?? [layer]),
  };
}

function follow(before: Trace, { shape, made, products, largest, widest, weights }: Trace): Trace {
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
  kind: string,
  apply: (x: tf.Tensor) => tf.Tensor,
  trace: (shape: readonly number[]) => Trace = (shape) => traced(shape, sizeOf(shape)),
): Layer {
  return { kind, init: () => ({}), apply: (_, x) => apply(x), trace };
}

/** Numbers in a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
