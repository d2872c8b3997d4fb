// What an update is fed. The host writes it before the update; the update, recorded or not, reads it.
import { assign } from '@ganvil/kernels-as';
import type { Counts, Player } from './counts.ts';
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

export interface Inputs {
  readonly D: InputsOfD;
  readonly G: InputsOfG;
  /** The update of D whose real samples are there. */
  batch: number;
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
  return { D, G: ofG(), batch: 0 };
}

export function disposeInputs({ D, G }: Inputs): void {
  tf.dispose([D, G].flatMap((inputs) => Object.values(inputs)));
}

/** Writes the inputs of the update of `player` that follows on `done`. */
export function feed(gan: Gan, dataset: Dataset, inputs: Inputs, player: Player, done: Counts): void {
  const { config, random } = gan;
  const { batchSize, batches, penalty } = config;
  const count = done[player] + 1;
  if (player === 'G') {
    feedUpdate(gan, inputs.G, 1, count, config.rateG);
    // Beside its fakes, a joined batch has the real samples that D has seen last.
    if (batches === 'joined') feedReal(gan, dataset, inputs, Math.max(1, done.D));
    return;
  }
  feedUpdate(gan, inputs.D, 0, count, config.rateD);
  feedReal(gan, dataset, inputs, count);
  if (penalty !== 'wganGp') return;
  inputs.D.uniform = assign(inputs.D.uniform, random.uniform(streams.penalty, count, batchSize));
}

/** Real samples of the update number `count` of D. */
function feedReal(gan: Gan, dataset: Dataset, inputs: Inputs, count: number): void {
  if (inputs.batch === count) return;
  inputs.D.real = assign(inputs.D.real, realBatch(gan, dataset, count));
  inputs.batch = count;
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
