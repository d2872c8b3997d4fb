import { bilinearGame } from './bilinear-game.ts';
import { diracGan } from './dirac-gan.ts';
import { disjointSupports } from './disjoint-supports.ts';
import { firstFigure } from './first-figure.ts';
import { manyOptimalDiscriminators } from './many-optimal-discriminators.ts';
import { optimalDiscriminator } from './optimal-discriminator.ts';
import { saturating } from './saturating.ts';
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
} satisfies Record<string, Lesson>;

/** A key of the table. */
export type LessonName = keyof typeof lessons;
