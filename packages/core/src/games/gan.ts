import { architectures } from '../architectures/index.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import type { Params } from '../nn/layer.ts';
import { penalties } from '../penalties/index.ts';
import type { Penalty } from '../penalties/types.ts';
import * as tf from '../tf.ts';
import { conditioned, conditionedOn } from './conditioned.ts';
import { discriminatorLogits, type Logits } from './discriminatorLogits.ts';
import type { GameConfig } from './gameConfig.ts';
import { networkOptions } from './networkOptions.ts';
import { penalised } from './penalised.ts';
import { reader } from './reader.ts';
import type { Game, Needs, Round } from './types.ts';
import { unrolled } from './unrolled.ts';

/**
 * A generator G against a discriminator D (Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 algorithm 1); with
 * `conditional` both are given the class (Mirza and Osindero 2014, https://arxiv.org/abs/1411.1784).
 */
export const gan: Game = {
  help: 'a generator against a discriminator',
  players(config, data) {
    const classes = conditionedOn(config, data);
    const inputs = config.latentDim + classes;
    const options = networkOptions(config, 'G', data.sampleShape);
    const G = architectures[config.architecture].generator(inputs, options);
    const D = reader(config, data.sampleShape, 'projection', classes);
    return { G: { G: { layer: G, input: [inputs] } }, D: { D: { layer: D, input: data.sampleShape } } };
  },
  averaged: ['G'],
  schedule: ({ discriminatorSteps, generatorSteps }) => [
    ['D', discriminatorSteps],
    ['G', generatorSteps],
  ],
  needs: (config) => ({
    G: {
      latents: true,
      classes: 'drawn',
      ...(seesReal(config) ? { real: 'latest' } : {}),
      ...(config.unroll > 0 ? { learningRateOf: 'D' } : {}),
      ...noise(config, 'G'),
    },
    D: { latents: true, classes: 'real', real: 'next', ...noise(config, 'D') },
  }),
  loss: { G: generatorLoss, D: discriminatorLoss },
  generate: (infer, latents, classes) => infer('G', conditioned(latents, classes)),
  discriminate: (infer, samples, classes) => infer('D', samples, classes),
};

/** Whether updates of G read real samples. */
function seesReal({ batches, loss, penalty, unroll }: GameConfig): boolean {
  const { relativistic }: Loss = losses[loss];
  const { player }: Penalty = penalties[penalty];
  return batches === 'joined' || relativistic === true || player === 'G' || unroll > 0;
}

function noise({ penalty: name }: GameConfig, player: string): Needs {
  const penalty: Penalty = penalties[name];
  return penalty.player === player && penalty.draws ? { noise: true } : {};
}

function discriminatorLoss(round: Round): tf.Scalar {
  const { config, real, classes, report } = round;
  // The fakes have the classes of the real samples, and no gradient.
  const fake = round.constant(() => round.apply('G', conditioned(round.latents, classes)));
  const logits = discriminatorLogits(round, [real, fake], [classes, classes]);
  report('logits/real', tf.mean(logits.real));
  report('logits/fake', tf.mean(logits.fake));
  const { undecided, discriminator }: Loss = losses[config.loss];
  if (undecided !== undefined) report('accuracy/D', accuracy(logits, undecided));
  const loss = report('loss/D', discriminator(logits.real, logits.fake));
  const lossOfD = (weights: Params) => {
    const other = discriminatorLogits(round, [real, fake], [classes, classes], { weights, observe: false });
    return discriminator(other.real, other.fake);
  };
  return penalised(round, 'D', loss, () => ({ real, fake, logitsOf: logits.logitsOf, lossOfD }));
}

function generatorLoss(round: Round): tf.Scalar {
  const { config, classes, report } = round;
  const { relativistic, generator, discriminator }: Loss = losses[config.loss];
  const fake = round.apply('G', conditioned(round.latents, classes));
  const both = (weights: Params): Logits =>
    discriminatorLogits(round, [round.real, fake], [round.classesOfReal, classes], { weights });
  const lossOfD = (weights: Params): tf.Scalar => {
    const logits = both(weights);
    return discriminator(logits.real, logits.fake);
  };
  const weights = unrolled(round, config.unroll, lossOfD);
  const logitsOf = (x: tf.Tensor): tf.Tensor => round.apply('D', x, { weights, classes });
  const logits =
    relativistic || config.batches === 'joined' ? both(weights) : { fake: logitsOf(fake), real: undefined };
  const loss = report('loss/G', generator(logits.fake, logits.real));
  return penalised(round, 'G', loss, () => ({ real: round.real, fake, logitsOf, lossOfD }));
}

/** Share of the logits that lie on the right side of where D is undecided. */
function accuracy({ real, fake }: Logits, undecided: number): tf.Scalar {
  const above = (logits: tf.Tensor) => (undecided === 0 ? logits : tf.sub(logits, undecided));
  const right = tf.add(tf.mean(tf.step(above(real))), tf.mean(tf.step(tf.neg(above(fake)))));
  return tf.mul(0.5, right);
}
