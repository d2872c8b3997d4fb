import { ConfigError } from '../errors.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import { penalties } from '../penalties/index.ts';
import type { Penalty } from '../penalties/types.ts';
import * as tf from '../tf.ts';
import { adversarialNeeds, checkAdversarial, discriminatorLoss } from './adversarial.ts';
import { conditioned, conditionedOn } from './conditioned.ts';
import { discriminator } from './discriminator.ts';
import type { GameConfig } from './gameConfig.ts';
import { generator } from './generator.ts';
import type { Game, Round } from './types.ts';
import { except, ofOthers } from './unusedSettings.ts';

/**
 * The game gan, but G gets no gradient through D, only a reward: it tries samples around its own, N(G(z), deviation^2), and
 * learns from the logit of each, less the mean of the batch. REINFORCE, Williams 1992, https://doi.org/10.1007/BF00992696
 * section 4. D is trained on G(z) itself, as in gan, so that the gradient of G is all that differs.
 */
export const reinforce: Game = {
  help: 'gan with a reward in place of a gradient: G learns from the logits of D alone (REINFORCE)',
  flow: 'z > G > fakes > D > scores > loss/D; real > D; scores > loss/G',
  formula: 'D: the loss; G: mean (reward − mean reward) · −log p(sample), the reward D(G(z))',
  unused: [...except(ofOthers, 'deviation'), 'unroll', 'pack'],
  players(config, data) {
    checkAdversarial(config);
    refuseOfG(config);
    const classes = conditionedOn(config, data);
    const D = discriminator(config, data.sampleShape, classes);
    return {
      G: { G: generator(config, data.sampleShape, classes) },
      D: { D: { layer: D, input: data.sampleShape } },
    };
  },
  averaged: ['G'],
  schedule: ({ discriminatorSteps, generatorSteps }) => [
    ['D', discriminatorSteps],
    ['G', generatorSteps],
  ],
  needs: (config) => ({
    ...adversarialNeeds(config),
    G: { latents: true, classes: 'drawn', noise: true },
  }),
  loss: {
    D: (round) =>
      discriminatorLoss(
        round,
        round.real,
        round.constant(() => fakes(round)),
      ),
    G: lossOfG,
  },
  generate: (infer, latents, classes) => infer('G', conditioned(latents, classes)),
  discriminate: (infer, samples, classes) => infer('D', samples, classes),
};

/** What G would minimise, which is not asked here. */
function refuseOfG({ penalty: name, loss }: GameConfig): void {
  const { readsFeatures }: Loss = losses[loss];
  if (readsFeatures)
    throw new ConfigError(`loss: expected one of the outputs of D in the game reinforce, got ${loss}.`);
  const { player }: Penalty = penalties[name];
  if (player === 'G')
    throw new ConfigError(`penalty: expected one of D in the game reinforce, got ${name}, one of G.`);
}

const fakes = (round: Round) => round.apply('G', conditioned(round.latents, round.classes));

/** A scalar whose gradient is that of the mean reward, as estimated from one try per latent. */
function lossOfG(round: Round): tf.Scalar {
  const { config, classes, report } = round;
  const mean = fakes(round);
  const noise = round.noise('normal', mean.shape);
  // What was tried, and the reward of each try, are constants.
  const tried = round.constant(() => tf.add(mean, tf.mul(config.deviation, noise)));
  const rewards = round.constant(() => round.apply('D', tried, { classes }));
  round.shown?.('fake', rewards);
  const advantage = tf.sub(rewards, report('reward/G', tf.mean(rewards)));
  const distance = tf.sum(tf.square(tf.reshape(tf.sub(tried, mean), [config.batchSize, -1])), 1, true);
  const surprise = tf.div(distance, 2 * config.deviation * config.deviation); // -log p(try), but for a constant
  return report('loss/G', tf.mean(tf.mul(advantage, surprise)));
}
