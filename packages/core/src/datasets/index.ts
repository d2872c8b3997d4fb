import { digits } from './digits.ts';
import { gauss1d } from './gauss1d.ts';
import { grid25 } from './grid25.ts';
import { moons } from './moons.ts';
import { ring8 } from './ring8.ts';
import { swissroll } from './swissroll.ts';
import type { EmbeddedSet } from './types.ts';

/** Every set that needs no file. To add one: write `./<name>.ts` and add its line here. */
export const datasets = { gauss1d, ring8, grid25, swissroll, moons, digits } satisfies Record<
  string,
  EmbeddedSet
>;
