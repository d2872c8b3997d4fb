// What games of a generator against a discriminator have in common.
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import type { Params } from '../nn/layer.ts';
import { penalties } from '../penalties/index.ts';
import type { Penalty } from '../penalties/types.ts';
import * as tf from '../tf.ts';
import { adaptAugment, checkAugment } from './augmented.ts';
import { discriminatorLogits, type Logits } from './discriminatorLogits.ts';
import type { GameConfig } from './gameConfig.ts';
import { checkLabels, labelledLoss } from './labels.ts';
import { penalised } from './penalised.ts';
import type { Needs, Round } from './types.ts';
import { unrolled } from './unrolled.ts';

/** Throws ConfigError where settings of the objective do not suit each other. */
export function checkAdversarial(config: GameConfig): void {
  checkLabels(config);
  checkAugment(config);
}

/** What updates of G and D read; G real samples only where its loss looks at them. */
export function adversarialNeeds(config: GameConfig, more: Needs = {}): Record<'G' | 'D', Needs> {
  const seesReal = more.real !== undefined || readsReal(config);
  const flips = { D: config.labelNoise > 0, G: config.labelNoise > 0 && readsLossOfD(config) };
  return {
    G: {
      latents: true,
      classes: 'drawn',
      ...(seesReal ? { real: 'latest' } : {}),
      ...(config.unroll > 0 ? { ahead: { player: 'D', updates: config.unroll } } : {}),
      ...(more.noise || draws(config, 'G') || flips.G ? { noise: true } : {}),
    },
    D: {
      latents: true,
      classes: 'real',
      real: 'next',
      ...(more.noise || draws(config, 'D') || flips.D ? { noise: true } : {}),
    },
  };
}

function readsReal(config: GameConfig): boolean {
  const { relativistic, readsFeatures }: Loss = losses[config.loss];
  return config.batches === 'joined' || relativistic || readsFeatures || readsLossOfD(config);
}

/** Whether the update of G looks at the loss of D. */
function readsLossOfD({ penalty, unroll }: GameConfig): boolean {
  const { player }: Penalty = penalties[penalty];
  return player === 'G' || unroll > 0;
}

function draws({ penalty: name }: GameConfig, player: string): boolean {
  const penalty: Penalty = penalties[name];
  return penalty.player === player && penalty.draws === true;
}

/** The loss of D on what it is to take for real and for fake, each of the round's classes. */
export function discriminatorLoss(round: Round, real: tf.Tensor, fake: tf.Tensor): tf.Scalar {
  const { config, classes, report } = round;
  const logits = discriminatorLogits(round, [real, fake], [classes, classes]);
  round.shown?.('real', logits.real);
  round.shown?.('fake', logits.fake);
  report('logits/real', tf.mean(logits.real));
  report('logits/fake', tf.mean(logits.fake));
  adaptAugment(round, logits.real);
  const { undecided }: Loss = losses[config.loss];
  const discriminator = labelledLoss(round);
  if (undecided !== undefined) report('accuracy/D', accuracy(logits, undecided));
  const loss = report('loss/D', discriminator(logits.real, logits.fake));
  const lossOfD = (weights: Params): tf.Scalar => {
    const other = discriminatorLogits(round, [real, fake], [classes, classes], { weights, observe: false });
    return discriminator(other.real, other.fake);
  };
  return penalised(round, 'D', loss, () => ({ real, fake, logitsOf: logits.logitsOf, lossOfD }));
}

/** Share of the logits that lie on the right side of where D is undecided. */
function accuracy({ real, fake }: Logits, undecided: number): tf.Scalar {
  const above = (logits: tf.Tensor) => (undecided === 0 ? logits : tf.sub(logits, undecided));
  const right = tf.add(tf.mean(tf.step(above(real))), tf.mean(tf.step(tf.neg(above(fake)))));
  return tf.mul(0.5, right);
}

/** What G minimises, given the logits of fakes and, where they are asked for, of real samples. */
export interface GeneratorObjective {
  /** Whether it always reads the logits of real samples. */
  readonly both?: boolean;
  loss(fake: tf.Tensor, real: tf.Tensor | undefined): tf.Scalar;
}

/** The loss of G on fakes of its classes; `real` gives what D takes for real, where that is needed. */
export function generatorLoss(
  round: Round,
  real: () => tf.Tensor,
  fake: tf.Tensor,
  objective?: GeneratorObjective,
): tf.Scalar {
  const { config, classes, report } = round;
  const { relativistic, readsFeatures, generator, ...table }: Loss = losses[config.loss];
  const both = (weights: Params, features?: true): Logits =>
    discriminatorLogits(round, [real(), fake], [round.classesOfReal, classes], { weights, features });
  const discriminator = readsLossOfD(config) ? labelledLoss(round) : table.discriminator;
  const lossOfD = (weights: Params): tf.Scalar => {
    const logits = both(weights);
    return discriminator(logits.real, logits.fake);
  };
  const weights = unrolled(round, config.unroll, lossOfD);
  const logitsOf = (x: tf.Tensor): tf.Tensor => round.apply('D', x, { weights, classes });
  const asksBoth = objective?.both || relativistic || readsFeatures || config.batches === 'joined';
  const { features, ...logits }: Partial<Logits> & Pick<Logits, 'fake'> = asksBoth
    ? both(weights, readsFeatures)
    : { fake: logitsOf(fake) };
  if (logits.real) round.shown?.('real', logits.real);
  round.shown?.('fake', logits.fake);
  const value = objective
    ? objective.loss(logits.fake, logits.real)
    : generator(logits.fake, logits.real, features);
  const loss = report('loss/G', value);
  return penalised(round, 'G', loss, () => ({ real: real(), fake, logitsOf, lossOfD }));
}
