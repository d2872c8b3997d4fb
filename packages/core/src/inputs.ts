// What a step is fed. The host writes it before the step; the step, recorded or not, reads it.
import { assign } from '@ganvil/kernels-as';
import type { Dataset } from './datasets/types.ts';
import type { Gan } from './gan.ts';
import { latents } from './latents.ts';
import { optimizers } from './optimizers/index.ts';
import type { Optimizer } from './optimizers/types.ts';
import { sampleAt } from './order.ts';
import { streams } from './random.ts';
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

/** All that one step is fed: `discriminatorSteps` updates of D, then one of G. */
export interface Inputs {
  readonly D: InputsOfD[];
  readonly G: InputsOfG;
}

export function createInputs({ config }: Gan, shape: readonly number[]): Inputs {
  const { batchSize, latentDim, discriminatorSteps } = config;
  const zeros = (...dims: number[]): tf.Tensor => tf.keep(tf.zeros(dims));
  const ofG = (): InputsOfG => ({
    z: zeros(batchSize, latentDim),
    rate: zeros() as tf.Scalar,
    decay: zeros() as tf.Scalar,
  });
  const ofD = (): InputsOfD => ({
    ...ofG(),
    real: zeros(batchSize, ...shape),
    uniform: zeros(batchSize, ...shape.map(() => 1)),
  });
  return { D: Array.from({ length: discriminatorSteps }, ofD), G: ofG() };
}

export function disposeInputs({ D, G }: Inputs): void {
  tf.dispose([...D, G].flatMap((inputs) => Object.values(inputs)));
}

/** Writes the inputs of step number `step` = 1, 2, ... */
export function feed(gan: Gan, dataset: Dataset, inputs: Inputs, step: number): void {
  const { config, random } = gan;
  const { batchSize, discriminatorSteps } = config;
  inputs.D.forEach((input, k) => {
    const count = (step - 1) * discriminatorSteps + k + 1;
    feedUpdate(gan, input, 0, count, config.rateD);
    input.real = assign(input.real, realBatch(gan, dataset, count));
    if (config.penalty === 'wganGp') {
      input.uniform = assign(input.uniform, random.uniform(streams.penalty, count, batchSize));
    }
  });
  feedUpdate(gan, inputs.G, 1, step, config.rateG);
}

/** Update number `count` of D (player 0) or G (player 1). */
function feedUpdate(
  { config, random }: Gan,
  input: InputsOfG,
  player: 0 | 1,
  count: number,
  rate: number,
): void {
  const { batchSize, latent, latentDim, beta1, beta2, emaDecay } = config;
  const { rateAt }: Optimizer = optimizers[config.optimizer];
  const z = latents(random, latent, streams.latent, 2 * count + player, batchSize * latentDim);
  // Averages decay faster in the first steps, so that the start is forgotten.
  const decay = Math.min(emaDecay, (1 + count) / (10 + count));
  input.z = assign(input.z, z);
  input.rate = assign(input.rate, Float32Array.of(rateAt ? rateAt(rate, beta1, beta2, count) : rate));
  input.decay = assign(input.decay, Float32Array.of(decay));
}

/** Real samples [batchSize, ...shape], flat, of the update number `count` of D. */
function realBatch({ config, random }: Gan, dataset: Dataset, count: number): Float32Array {
  const { batchSize } = config;
  const first = (count - 1) * batchSize;
  const indices = Array.from({ length: batchSize }, (_, i) => sampleAt(first + i, dataset.count, random));
  const data = new Float32Array(batchSize * dataset.shape.reduce((a, b) => a * b, 1));
  dataset.read(indices, data, new Int32Array(batchSize));
  return data;
}
