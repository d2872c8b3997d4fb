import { adversarialNeeds, checkAdversarial, discriminatorLoss, generatorLoss } from './adversarial.ts';
import { conditioned, conditionedOn } from './conditioned.ts';
import { discriminator } from './discriminator.ts';
import { generator } from './generator.ts';
import type { Game, Round } from './types.ts';
import { ofOthers } from './unusedSettings.ts';

/**
 * A generator G against a discriminator D (Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 algorithm 1); with
 * `conditional` both are given the class (Mirza and Osindero 2014, https://arxiv.org/abs/1411.1784).
 */
export const gan: Game = {
  help: 'a generator G against a discriminator D',
  flow: 'z > G > fakes > D > scores > loss/D; real > D; scores > loss/G',
  unused: [...ofOthers],
  players(config, data) {
    checkAdversarial(config);
    const classes = conditionedOn(config, data);
    const G = generator(config, data.sampleShape, classes);
    const D = discriminator(config, data.sampleShape, classes);
    return { G: { G }, D: { D: { layer: D, input: data.sampleShape } } };
  },
  averaged: ['G'],
  schedule: ({ discriminatorSteps, generatorSteps }) => [
    ['D', discriminatorSteps],
    ['G', generatorSteps],
  ],
  needs: (config) => adversarialNeeds(config),
  loss: {
    G: (round) => generatorLoss(round, () => round.real, fakes(round)),
    // Fakes of the classes of the real samples, without a gradient.
    D: (round) =>
      discriminatorLoss(
        round,
        round.real,
        round.constant(() => fakes(round)),
      ),
  },
  generate: (infer, latents, classes) => infer('G', conditioned(latents, classes)),
  discriminate: (infer, samples, classes) => infer('D', samples, classes),
};

const fakes = (round: Round) => round.apply('G', conditioned(round.latents, round.classes));
