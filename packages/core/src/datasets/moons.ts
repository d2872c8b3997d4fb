import { circle } from './circle.ts';
import { curve } from './curve.ts';
import type { EmbeddedSet } from './types.ts';

/** scikit-learn's two interleaved half circles, noise 0.05; the class is the half circle. */
export const moons: EmbeddedSet = {
  help: 'two interlocking half circles',
  open: (random) =>
    curve(
      {
        name: 'moons',
        version: 'radius 1, shifted by 1 and 0.5',
        classes: 2,
        noise: 0.05,
        scale: 1,
        at(t) {
          const lower = t >= 0.5;
          const [cos, sin] = circle(lower ? t - 0.5 : t);
          return lower ? [1 - cos, 0.5 - sin, 1] : [cos, sin, 0];
        },
      },
      random,
    ),
};
