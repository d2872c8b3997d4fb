// The state of a GAN and its updates.
import type { Random } from '@ganvil/kernels-as';
import { architectures } from '../architectures/index.ts';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import type { WeightsOfG } from '../inference/weightsOfG.ts';
import { losses } from '../losses/index.ts';
import type { Layer, Params, Pass } from '../nn/layer.ts';
import { optimizers } from '../optimizers/index.ts';
import { penalties } from '../penalties/index.ts';
import type { Penalty } from '../penalties/types.ts';
import * as tf from '../tf.ts';
import { judgeBoth, judgeJoined, judgeOf, twice } from './discriminatorLogits.ts';
import { average, copyOf, createNetwork, descend, type Network } from './network.ts';
import { classesOf, type InputsOfD, type InputsOfG } from './updateInputs.ts';

/** Marks a scalar to be read after the step; gives it back. */
export type Watch = (name: string, value: tf.Tensor) => tf.Scalar;

export interface Gan {
  readonly config: Config;
  readonly random: Random;
  readonly G: Network;
  readonly D: Network;
  /** The averaged weights of G: what samples are made with. */
  readonly Gema: Params;
  /** Classes that G and D are told; 0: they are not. */
  readonly classes: number;
}

/** What networks must know of the data: the classes matter where the config is conditional. */
export interface DataShape {
  readonly sampleShape: readonly number[];
  readonly classes: number;
}

/** The networks of a config as functions, without weights. */
export function layersOf(
  config: Config,
  { sampleShape, classes: known }: DataShape,
): { G: Layer; D: Layer; classes: number } {
  const classes = config.conditional ? known : 0;
  if (config.conditional && classes === 0)
    throw new ConfigError('conditional: expected data whose samples have classes, got some without.');
  const options = { ...config, sampleShape, classes, latentDim: config.latentDim + classes };
  const architecture = architectures[config.architecture];
  return { G: architecture.generator(options), D: architecture.discriminator(options), classes };
}

/** A GAN at its start. */
export function createGan(config: Config, data: DataShape, random: Random): Gan {
  const { classes, ...layers } = layersOf(config, data);
  const optimizer = optimizers[config.optimizer];
  const G = createNetwork(layers.G, optimizer, random, 0, config.initializer);
  const D = createNetwork(layers.D, optimizer, random, 1, config.initializer);
  return { config, random, G, D, Gema: copyOf(G.weights), classes };
}

export function disposeGan({ G, D, Gema }: Gan): void {
  for (const { weights, statistics, slots } of [G, D]) {
    tf.dispose([weights, statistics, Object.values(slots)] as unknown as tf.TensorContainer);
  }
  tf.dispose(Gema);
}

/** One descent of D on real samples and as many fakes. False, and D is as before, if a gradient is not finite. */
export function updateDiscriminator(gan: Gan, input: InputsOfD, watch: Watch): boolean {
  const { config, D } = gan;
  const { real, z, uniform, rates: values, decay } = input;
  const observed: [string, tf.Tensor][] = [];
  const classes = classesOf(gan, input); // fakes have those of the real samples
  const fake = tf.tidy(() => generate(gan, z, classes));
  const rates = { rates: values, beta1: config.beta1, beta2: config.beta2 };
  const finite = descend(
    D,
    optimizers[config.optimizer],
    rates,
    () => {
      const logits = judgeBoth(gan, [real, fake], classes, observed);
      watch('logits/real', tf.mean(logits.real));
      watch('logits/fake', tf.mean(logits.fake));
      const { undecided, discriminator } = losses[config.loss];
      if (undecided !== undefined) watch('accuracy/D', accuracy(logits.real, logits.fake, undecided));
      const loss = watch('loss/D', discriminator(logits.real, logits.fake));
      const penalty: Penalty = penalties[config.penalty];
      if (!penalty.of) return loss;
      const regulariser = watch('penalty/D', penalty.of({ D: logits.again, real, fake, uniform }));
      return tf.add(loss, tf.mul(config.penaltyWeight, regulariser));
    },
    (norm) => watch('gradient/D', norm),
  );
  if (finite) average(D.statistics, observed, decay);
  tf.dispose([fake, ...(classes ? [classes] : []), ...observed.map(([, value]) => value)]);
  return finite;
}

/**
 * One descent of G through D, which is not changed; then the averaged weights follow. The inputs of D matter only if
 * batches are joined. False, and G is as before, if a gradient is not finite.
 */
export function updateGenerator(gan: Gan, input: InputsOfG, ofD: InputsOfD, watch: Watch): boolean {
  const { config, G } = gan;
  const { z, rates: values, decay } = input;
  const joined = config.batches === 'joined';
  const classes = classesOf(gan, input);
  const classesOfReal = joined ? classesOf(gan, ofD) : undefined;
  const observed: [string, tf.Tensor][] = [];
  const rates = { rates: values, beta1: config.beta1, beta2: config.beta2 };
  const finite = descend(
    G,
    optimizers[config.optimizer],
    rates,
    () => {
      const fake = generate(gan, z, classes, observed);
      const fakeLogits = joined
        ? judgeJoined(judgeOf(gan, twice(classesOfReal, classes)), ofD.real, fake)[1]
        : judgeOf(gan, classes)(fake);
      return watch('loss/G', losses[config.loss].generator(fakeLogits));
    },
    (norm) => watch('gradient/G', norm),
  );
  if (finite) {
    average(gan.Gema, Object.entries(G.weights), decay);
    average(G.statistics, observed, decay);
  }
  const made = [classes, classesOfReal].filter((tensor) => tensor !== undefined);
  tf.dispose([...made, ...observed.map(([, value]) => value)]);
  return finite;
}

/** Samples [N, ...shape] of the generator for latents z and classes, with running statistics. */
export function sample({ G, Gema }: Gan, z: tf.Tensor, classes?: tf.Tensor, weights?: WeightsOfG): tf.Tensor {
  const pass = { training: false, statistics: G.statistics };
  return G.layer.apply(weights === 'current' ? G.weights : Gema, told(z, classes), pass);
}

/** Fakes as D meets them: present weights, batch statistics, which are left in `observed`. */
function generate(
  { G }: Gan,
  z: tf.Tensor,
  classes: tf.Tensor | undefined,
  observed?: Pass['observed'],
): tf.Tensor {
  return G.layer.apply(G.weights, told(z, classes), { training: true, statistics: G.statistics, observed });
}

/** The input of G: z, followed by the class (Mirza and Osindero 2014, https://arxiv.org/abs/1411.1784). */
function told(z: tf.Tensor, classes: tf.Tensor | undefined): tf.Tensor {
  return classes ? tf.concat([z, classes], 1) : z;
}

/** Share of what D puts out that lies on the right side of where it is undecided. */
function accuracy(real: tf.Tensor, fake: tf.Tensor, undecided: number): tf.Scalar {
  const above = (output: tf.Tensor) => (undecided === 0 ? output : tf.sub(output, undecided));
  const right = tf.add(tf.mean(tf.step(above(real))), tf.mean(tf.step(tf.neg(above(fake)))));
  return tf.mul(0.5, right);
}
