import { circle } from './circle.ts';
import { curve } from './curve.ts';
import type { EmbeddedSet } from './types.ts';

const TAU = 6.283185307179586;

/**
 * scikit-learn's Swiss roll seen from the side, noise 0.25, all divided by 7.5, as in WGAN-GP's code: the angle is
 * uniform in 0.75 to 2.25 turns, and so is the radius. https://arxiv.org/abs/1704.00028
 */
export const swissroll: EmbeddedSet = {
  help: '2-D spiral of one and a half turns',
  open: (random) =>
    curve(
      {
        name: 'swissroll',
        version: 'turns 0.75 to 2.25',
        classes: 0,
        noise: 0.25,
        scale: 1 / 7.5,
        at(t) {
          const turns = 0.75 + 1.5 * t;
          const [cos, sin] = circle(turns);
          return [turns * TAU * cos, turns * TAU * sin, -1];
        },
      },
      random,
    ),
};
