// The state of a GAN and its updates.
import type { Random } from '@ganvil/kernels-as';
import { architectures } from './architectures/index.ts';
import type { Config } from './config.ts';
import type { InputsOfD, InputsOfG } from './inputs.ts';
import { losses } from './losses/index.ts';
import { average, copyOf, createNetwork, descend, type Network } from './network.ts';
import type { Params, Pass } from './nn/layer.ts';
import { optimizers } from './optimizers/index.ts';
import { penalties } from './penalties/index.ts';
import type { Penalty } from './penalties/types.ts';
import * as tf from './tf.ts';

/** Marks a scalar to be read after the step; gives it back. */
export type Watch = (name: string, value: tf.Tensor) => tf.Scalar;

export interface Gan {
  readonly config: Config;
  readonly random: Random;
  readonly G: Network;
  readonly D: Network;
  /** The averaged weights of G: what samples are made with. */
  readonly Gema: Params;
}

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

/** One descent of D on real samples and as many fakes. False, and D is as before, if a gradient is not finite. */
export function updateDiscriminator(
  gan: Gan,
  { real, z, uniform, rate, decay }: InputsOfD,
  watch: Watch,
): boolean {
  const { config, D } = gan;
  const observed: [string, tf.Tensor][] = [];
  const fake = tf.tidy(() => generate(gan, z));
  const rates = { rate, beta1: config.beta1, beta2: config.beta2 };
  const finite = descend(D, optimizers[config.optimizer], rates, () => {
    const judge = remembering(judgeOf(gan, observed));
    const [realLogits, fakeLogits] = judgeBoth(config, judge.first, real, fake);
    watch('logits/real', tf.mean(realLogits));
    watch('logits/fake', tf.mean(fakeLogits));
    watch('accuracy/D', accuracy(realLogits, fakeLogits));
    const loss = watch('loss/D', losses[config.loss].discriminator(realLogits, fakeLogits));
    const penalty: Penalty = penalties[config.penalty];
    if (!penalty.of) return loss;
    const regulariser = watch('penalty/D', penalty.of({ D: judge.again(judgeOf(gan)), real, fake, uniform }));
    return tf.add(loss, tf.mul(config.penaltyWeight, regulariser));
  });
  if (finite) average(D.statistics, observed, decay);
  tf.dispose([fake, ...observed.map(([, value]) => value)]);
  return finite;
}

/**
 * One descent of G through D, which is not changed; then the averaged weights follow. `real` matters only if batches
 * are joined. False, and G is as before, if a gradient is not finite.
 */
export function updateGenerator(
  gan: Gan,
  { z, rate, decay }: InputsOfG,
  real: tf.Tensor,
  watch: Watch,
): boolean {
  const { config, G } = gan;
  const observed: [string, tf.Tensor][] = [];
  const rates = { rate, beta1: config.beta1, beta2: config.beta2 };
  const finite = descend(G, optimizers[config.optimizer], rates, () => {
    const fake = generate(gan, z, observed);
    const judge = judgeOf(gan);
    const fakeLogits = config.batches === 'joined' ? judgeBoth(config, judge, real, fake)[1] : judge(fake);
    return watch('loss/G', losses[config.loss].generator(fakeLogits));
  });
  if (finite) {
    average(gan.Gema, Object.entries(G.weights), decay);
    average(G.statistics, observed, decay);
  }
  tf.dispose(observed.map(([, value]) => value));
  return finite;
}

/** Samples [N, ...shape] of the averaged generator for latents z, with running statistics. */
export function sample(gan: Gan, z: tf.Tensor): tf.Tensor {
  return gan.G.layer.apply(gan.Gema, z, { training: false, statistics: gan.G.statistics });
}

/** Fakes as D meets them: present weights, batch statistics, which are left in `observed`. */
function generate({ G }: Gan, z: tf.Tensor, observed?: Pass['observed']): tf.Tensor {
  return G.layer.apply(G.weights, z, { training: true, statistics: G.statistics, observed });
}

/** Samples to logits [N, 1]. */
type Judge = (x: tf.Tensor) => tf.Tensor;

/** D in training. */
function judgeOf({ D }: Gan, observed?: Pass['observed']): Judge {
  return (x) => D.layer.apply(D.weights, x, { training: true, statistics: D.statistics, observed });
}

/** `first` judges and remembers; `again` gives the logits of a tensor that was judged before, and judges others. */
function remembering(judge: Judge): { first: Judge; again(other: Judge): Judge } {
  const judged = new Map<tf.Tensor, tf.Tensor>();
  return {
    first(x) {
      const logits = judge(x);
      judged.set(x, logits);
      return logits;
    },
    again: (other) => (x) => judged.get(x) ?? other(x),
  };
}

/** Logits of real and of fake samples, from two batches or from one. */
function judgeBoth(config: Config, judge: Judge, real: tf.Tensor, fake: tf.Tensor): [tf.Tensor, tf.Tensor] {
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
