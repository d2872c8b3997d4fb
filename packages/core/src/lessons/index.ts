import { aChirpHeard } from './a-chirp-heard.ts';
import { aShapeTurned } from './a-shape-turned.ts';
import { adversarialExamples } from './adversarial-examples.ts';
import { bilinearGame } from './bilinear-game.ts';
import { collapse } from './collapse.ts';
import { diracGan } from './dirac-gan.ts';
import { disjointSupports } from './disjoint-supports.ts';
import { firstFigure } from './first-figure.ts';
import { forgerAndPolice } from './forger-and-police.ts';
import { generativeOrDiscriminative } from './generative-or-discriminative.ts';
import { gradientOrReward } from './gradient-or-reward.ts';
import { interpolationAndArithmetic } from './interpolation-and-arithmetic.ts';
import { klRule } from './kl-rule.ts';
import { likelihoodByKernels } from './likelihood-by-kernels.ts';
import { manyOptimalDiscriminators } from './many-optimal-discriminators.ts';
import { memorising } from './memorising.ts';
import { neuralNetwork } from './neural-network.ts';
import { onePercent } from './one-percent.ts';
import { optimalDiscriminator } from './optimal-discriminator.ts';
import { saturating } from './saturating.ts';
import { spamFilter } from './spam-filter.ts';
import { ticTacToe } from './tic-tac-toe.ts';
import type { Lesson } from './types.ts';

/** Every lesson, in the order in which they are best taken. To add one: write `./<name>.ts` and add its line here. */
export const lessons = {
  'first-figure': firstFigure,
  saturating,
  'disjoint-supports': disjointSupports,
  'many-optimal-discriminators': manyOptimalDiscriminators,
  'optimal-discriminator': optimalDiscriminator,
  'bilinear-game': bilinearGame,
  'dirac-gan': diracGan,
  'tic-tac-toe': ticTacToe,
  'kl-rule': klRule,
  'gradient-or-reward': gradientOrReward,
  'generative-or-discriminative': generativeOrDiscriminative,
  'spam-filter': spamFilter,
  'adversarial-examples': adversarialExamples,
  'likelihood-by-kernels': likelihoodByKernels,
  collapse,
  memorising,
  'neural-network': neuralNetwork,
  'one-percent': onePercent,
  'interpolation-and-arithmetic': interpolationAndArithmetic,
  'forger-and-police': forgerAndPolice,
  'a-chirp-heard': aChirpHeard,
  'a-shape-turned': aShapeTurned,
} satisfies Record<string, Lesson>;

/** A key of the table. */
export type LessonName = keyof typeof lessons;
