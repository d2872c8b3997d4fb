import { plots } from '../figures/plots.ts';
import type { Point } from '../figures/svg.ts';
import { type Dynamics, distanceOf, pathOf, portrait, type Walk } from './phasePortrait.ts';
import type { Lesson } from './types.ts';

const WALK: Walk = { start: [1, 0], rate: 0.1, steps: 100 };
const LONG: Walk = { ...WALK, steps: 400 };

/** G moves along x and wants xy small, D along y and wants it large: the game of two straight lines. */
const plain = ([x, y]: Point): Point => [-y, x];

const PLAIN: readonly Dynamics[] = [
  { name: 'both at once', field: plain },
  { name: 'in turns', field: plain, alternating: true },
];

const CURES: readonly Dynamics[] = [
  { name: 'R1: D also minimises y^2 / 2', field: ([x, y]) => [-y, x - y] },
  { name: 'WGAN-GP: also (|y| - 1)^2 / 2', field: ([x, y]) => [-y, x - (y - Math.sign(y))] },
  { name: 'consensus: both minimise |v|^2 / 2', field: ([x, y]) => [-y - x, x - y] },
  { name: 'Nagarajan-Kolter: G, |dV/dy|^2 / 2', field: ([x, y]) => [-y - x, x] },
];

/** The smallest game with a Nash equilibrium, and what gradients do in it. */
export const bilinearGame: Lesson = {
  title: 'The smallest game: min over x, max over y of xy',
  help: 'do two players that follow their gradients find the equilibrium of their game?',
  source:
    'Mescheder et al. 2017, https://arxiv.org/abs/1705.10461 section 3; Nagarajan and Kolter 2017, https://arxiv.org/abs/1706.04156 section 4; Gulrajani et al. 2017, https://arxiv.org/abs/1704.00028',
  steps: [
    {
      text: 'G chooses x and wants V = xy small, D chooses y and wants it large. At (0, 0) neither can improve alone: a Nash equilibrium. The gradients lead around it, not to it. If both move at once, each step leads away by the same factor; in turns, they circle for ever.',
      formula: 'x <- x - h y, y <- y + h x\n(distance after a step)^2 = (1 + h^2) (distance before)^2',
      show: () => {
        const [simultaneous, alternating] = PLAIN.map((one) => distanceOf(pathOf(one, WALK)[WALK.steps]));
        return {
          numbers: {
            'distance after 100 steps at once': simultaneous,
            'distance after 100 steps in turns': alternating,
          },
          figures: {
            plain: plots(
              'Gradients in the game xy',
              PLAIN.map((one) => portrait(one, WALK, 2, ['x, of G', 'y, of D'])),
            ),
          },
        };
      },
    },
    {
      text: 'Four cures. R1 makes D small, consensus optimisation makes the gradients of both small, the term of Nagarajan and Kolter that of D: all three spiral inwards. A penalty that wants the slope of D to be 1, as WGAN-GP, goes on around: at the equilibrium the slope is 0. Noise on the samples changes nothing here, where D is a straight line.',
      formula: 'a field turns inwards where the real parts of its eigenvalues are negative',
      show: () => {
        const ends = CURES.map(
          (one) => [one.name.split(':')[0], distanceOf(pathOf(one, LONG)[LONG.steps])] as const,
        );
        return {
          numbers: Object.fromEntries(ends.map(([name, end]) => [`distance after 400 steps, ${name}`, end])),
          figures: {
            cures: plots(
              'Cures in the game xy',
              CURES.map((one) => portrait(one, LONG, 2, ['x, of G', 'y, of D'])),
              { columns: 2 },
            ),
          },
        };
      },
    },
  ],
  task: {
    question: 'Both move at once, h = 0.1, and begin at distance 1. What is the distance after 100 steps?',
    hint: 'each step multiplies the square of the distance by 1 + h^2',
    expected: () => 1.01 ** 50,
    measured: (numbers) => numbers['distance after 100 steps at once'],
    limit: 0.05,
  },
};
