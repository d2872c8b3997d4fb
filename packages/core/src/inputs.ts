// What an update reads. It is written by commands that are part of the update, recorded or not: rows that the host has
// put into queues (queue.ts), and random numbers.
import { drawRow, takeRow } from '@ganvil/kernels-as';
import type { Gan } from './gan.ts';
import type { Queue } from './queue.ts';
import * as tf from './tf.ts';

/** Inputs of an update of G. */
export interface InputsOfG {
  /** Latents [batchSize, latentDim]. */
  z: tf.Tensor;
  rate: tf.Scalar;
  /** Decay of the averages that follow the update. */
  decay: tf.Scalar;
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

export function createInputs({ config }: Gan, shape: readonly number[]): Inputs {
  const { batchSize, latentDim } = config;
  const zeros = (...dims: number[]): tf.Tensor => tf.keep(tf.zeros(dims));
  const ofG = (): InputsOfG => ({
    z: zeros(batchSize, latentDim),
    rate: zeros() as tf.Scalar,
    decay: zeros() as tf.Scalar,
  });
  const D: InputsOfD = {
    ...ofG(),
    real: zeros(batchSize, ...shape),
    uniform: zeros(batchSize, ...shape.map(() => 1)),
  };
  return { D, G: ofG() };
}

export function disposeInputs({ D, G }: Inputs): void {
  tf.dispose([D, G].flatMap((inputs) => Object.values(inputs)));
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
  const distribution = config.latent === 'normal' ? 'normal' : 'symmetric';
  input.z = drawRow(input.z, distribution, queue.latentKeys, cursor, random);
  input.rate = takeRow(input.rate, queue.rates, cursor);
  input.decay = takeRow(input.decay, queue.decays, cursor);
}
