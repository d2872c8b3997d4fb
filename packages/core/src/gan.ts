// The state of a GAN and its updates.
import type { Random } from '@ganvil/kernels-as';
import { architectures } from './architectures/index.ts';
import type { Config } from './config.ts';
import { latents } from './latents.ts';
import { losses } from './losses/index.ts';
import { average, copyOf, createNetwork, descend, type Network } from './network.ts';
import type { Params, Pass } from './nn/layer.ts';
import { optimizers } from './optimizers/index.ts';
import { penalties } from './penalties/index.ts';
import type { Penalty } from './penalties/types.ts';
import { streams } from './random.ts';
import * as tf from './tf.ts';

export interface Gan {
  readonly config: Config;
  readonly random: Random;
  readonly G: Network;
  readonly D: Network;
  /** The averaged weights of G: what samples are made with. */
  readonly Gema: Params;
}

/** Numbers of an update, or undefined where a gradient was not finite and nothing was changed. */
export type Update = Record<string, number> | undefined;

export function createGan(config: Config, sampleShape: readonly number[], random: Random): Gan {
  const options = { ...config, sampleShape };
  const architecture = architectures[config.architecture];
  const optimizer = optimizers[config.optimizer];
  const G = createNetwork(architecture.generator(options), optimizer, random, 0, config.initializer);
  const D = createNetwork(architecture.discriminator(options), optimizer, random, 1, config.initializer);
  return { config, random, G, D, Gema: copyOf(G.weights) };
}

export function disposeGan({ G, D, Gema }: Gan): void {
  for (const { weights, statistics, slots } of [G, D]) {
    tf.dispose([weights, statistics, Object.values(slots)] as unknown as tf.TensorContainer);
  }
  tf.dispose(Gema);
}

/** One descent of D on real samples [N, ...shape] and as many fakes. `count` is 1 for its first update ever. */
export function updateDiscriminator(gan: Gan, real: tf.Tensor, count: number): Update {
  const { config, D } = gan;
  const observed: [string, tf.Tensor][] = [];
  const fake = tf.tidy(() => generate(gan, latentsOf(gan, real.shape[0], count, 0)));
  const { watch, read } = createWatch();
  const rates = { rate: config.rateD, beta1: config.beta1, beta2: config.beta2, step: count };
  const finite = descend(D, optimizers[config.optimizer], rates, () => {
    const [realLogits, fakeLogits] = judgeBoth(config, judgeOf(gan, observed), real, fake);
    watch('logits/real', tf.mean(realLogits));
    watch('logits/fake', tf.mean(fakeLogits));
    watch('accuracy/D', accuracy(realLogits, fakeLogits));
    const loss = watch('loss/D', losses[config.loss].discriminator(realLogits, fakeLogits));
    const penalty: Penalty = penalties[config.penalty];
    if (!penalty.of) return loss;
    const uniform = (): tf.Tensor => uniformOf(gan, real, count);
    const regulariser = watch('penalty/D', penalty.of({ D: judgeOf(gan), real, fake, uniform }));
    return tf.add(loss, tf.mul(config.penaltyWeight, regulariser));
  });
  if (finite) average(D.statistics, observed, decayOf(config, count));
  tf.dispose([fake, ...observed.map(([, value]) => value)]);
  const numbers = read();
  return finite ? numbers : undefined;
}

/** One descent of G through D, which is not changed; then the averaged weights follow. `real` only if joined. */
export function updateGenerator(gan: Gan, real: tf.Tensor, step: number): Update {
  const { config, G } = gan;
  const observed: [string, tf.Tensor][] = [];
  const { watch, read } = createWatch();
  const rates = { rate: config.rateG, beta1: config.beta1, beta2: config.beta2, step };
  const finite = descend(G, optimizers[config.optimizer], rates, () => {
    const z = latentsOf(gan, config.batchSize, step, 1);
    const fake = generate(gan, z, observed);
    const judge = judgeOf(gan);
    const fakeLogits = config.batches === 'joined' ? judgeBoth(config, judge, real, fake)[1] : judge(fake);
    return watch('loss/G', losses[config.loss].generator(fakeLogits));
  });
  if (finite) {
    const decay = decayOf(config, step);
    average(gan.Gema, Object.entries(G.weights), decay);
    average(G.statistics, observed, decay);
  }
  tf.dispose(observed.map(([, value]) => value));
  const numbers = read();
  return finite ? numbers : undefined;
}

/** Samples [N, ...shape] of the averaged generator for latents z, with running statistics. */
export function sample(gan: Gan, z: tf.Tensor): tf.Tensor {
  return gan.G.layer.apply(gan.Gema, z, { training: false, statistics: gan.G.statistics });
}

/** Fakes as D meets them: present weights, batch statistics, which are left in `observed`. */
function generate({ G }: Gan, z: tf.Tensor, observed?: Pass['observed']): tf.Tensor {
  return G.layer.apply(G.weights, z, { training: true, statistics: G.statistics, observed });
}

/** Samples to logits [N, 1] by D in training. */
function judgeOf({ D }: Gan, observed?: Pass['observed']): (x: tf.Tensor) => tf.Tensor {
  return (x) => D.layer.apply(D.weights, x, { training: true, statistics: D.statistics, observed });
}

/** z for the update number `count` of D (player 0) or G (player 1). */
function latentsOf({ config, random }: Gan, count: number, update: number, player: 0 | 1): tf.Tensor {
  const z = latents(random, config.latent, streams.latent, 2 * update + player, count * config.latentDim);
  return tf.tensor2d(z, [count, config.latentDim]);
}

/** One uniform number per sample, [N, 1, ...]. */
function uniformOf({ random }: Gan, real: tf.Tensor, count: number): tf.Tensor {
  const [n, ...rest] = real.shape;
  return tf.tensor(random.uniform(streams.penalty, count, n), [n, ...rest.map(() => 1)]);
}

function judgeBoth(
  config: Config,
  judge: (x: tf.Tensor) => tf.Tensor,
  real: tf.Tensor,
  fake: tf.Tensor,
): [tf.Tensor, tf.Tensor] {
  if (config.batches === 'split') return [judge(real), judge(fake)];
  const n = real.shape[0];
  const logits = judge(tf.concat([real, fake]));
  return [tf.slice(logits, [0, 0], [n, 1]), tf.slice(logits, [n, 0], [n, 1])];
}

/** Share of the logits with the right sign. */
function accuracy(real: tf.Tensor, fake: tf.Tensor): tf.Scalar {
  const right = tf.add(tf.mean(tf.step(real)), tf.mean(tf.step(tf.neg(fake))));
  return tf.mul(0.5, right);
}

/** The decay of running averages, lower in the first steps so that the start is forgotten. */
function decayOf({ emaDecay }: Config, step: number): number {
  return Math.min(emaDecay, (1 + step) / (10 + step));
}

/** Scalars seen inside a differentiated function, read after it. */
function createWatch(): { watch(name: string, value: tf.Tensor): tf.Scalar; read(): Record<string, number> } {
  const seen: [string, tf.Tensor][] = [];
  return {
    watch(name, value) {
      seen.push([name, tf.keep(tf.clone(value))]);
      return value as tf.Scalar;
    },
    read() {
      const numbers = Object.fromEntries(seen.map(([name, value]) => [name, value.dataSync()[0]]));
      tf.dispose(seen.map(([, value]) => value));
      return numbers;
    },
  };
}
