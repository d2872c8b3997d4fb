// What an update reads. It is written by commands that are part of the update, recorded or not: rows that the host has
// put into queues (queue.ts), and random numbers.
import { drawRow, takeRow } from '@ganvil/kernels-as/internal';
import { distributionOf } from '../random/latents.ts';
import * as tf from '../tf.ts';
import type { Queue } from './feed.ts';
import type { Gan } from './gan.ts';
import { optimizerRates } from './optimizerRates.ts';

/** Inputs of an update of G. */
export interface InputsOfG {
  /** Latents [batchSize, latentDim]. */
  z: tf.Tensor;
  /** What the optimizer reads, [numbers] of `optimizerRates`. */
  rates: tf.Tensor1D;
  /** Decay of the averages that follow the update. */
  decay: tf.Scalar;
  /** Classes of the batch [batchSize], int32; only where the nets are told them. */
  labels?: tf.Tensor;
}

/** Inputs of an update of D. */
export interface InputsOfD extends InputsOfG {
  /** Real samples [batchSize, ...shape]. */
  real: tf.Tensor;
  /** One number in [0, 1) per sample, [batchSize, 1, ...]. */
  uniform: tf.Tensor;
}

export interface Inputs {
  readonly D: InputsOfD;
  readonly G: InputsOfG;
}

export function createInputs({ config, classes }: Gan, shape: readonly number[]): Inputs {
  const { batchSize, latentDim } = config;
  const zeros = (...dims: number[]): tf.Tensor => tf.keep(tf.zeros(dims));
  const labels = (): tf.Tensor | undefined =>
    classes > 0 ? tf.keep(tf.zeros([batchSize], 'int32')) : undefined;
  const ofG = (): InputsOfG => ({
    z: zeros(batchSize, latentDim),
    rates: zeros(optimizerRates(config, 'G', 1).length) as tf.Tensor1D,
    decay: zeros() as tf.Scalar,
    labels: labels(),
  });
  const D: InputsOfD = {
    ...ofG(),
    real: zeros(batchSize, ...shape),
    uniform: zeros(batchSize, ...shape.map(() => 1)),
  };
  return { D, G: ofG() };
}

export function disposeInputs({ D, G }: Inputs): void {
  const all = [D, G].flatMap((inputs): (tf.Tensor | undefined)[] => Object.values(inputs));
  tf.dispose(all.filter((tensor) => tensor !== undefined));
}

/** Takes the inputs of the next update of D out of its queue. */
export function loadD(gan: Gan, input: InputsOfD, queue: Queue): void {
  loadG(gan, input, queue);
  input.real = takeRow(input.real, queue.real!, queue.cursor);
  if (queue.penaltyKeys)
    input.uniform = drawRow(input.uniform, 'uniform', queue.penaltyKeys, queue.cursor, gan.random);
}

/** Takes the inputs of the next update of G out of its queue. */
export function loadG({ config, random }: Gan, input: InputsOfG, queue: Queue): void {
  const { cursor } = queue;
  input.z = drawRow(input.z, distributionOf(config.latent), queue.latentKeys, cursor, random);
  input.rates = takeRow(input.rates, queue.rates, cursor);
  input.decay = takeRow(input.decay, queue.decays, cursor);
  if (input.labels && queue.labels) input.labels = takeRow(input.labels, queue.labels, cursor);
}

/** One-hot classes [batchSize, classes] of a batch, where the nets are told them. */
export function classesOf({ classes }: Gan, { labels }: InputsOfG): tf.Tensor | undefined {
  return labels && tf.tidy(() => tf.oneHot(labels as tf.Tensor1D, classes, 1, 0, 'float32'));
}
