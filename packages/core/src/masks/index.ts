import { centre } from './centre.ts';
import { frame } from './frame.ts';
import { grid } from './grid.ts';
import { left } from './left.ts';
import { lowres } from './lowres.ts';
import { random } from './random.ts';
import type { Mask } from './types.ts';

/** Every mask that `ganvil inpaint` knows by name. To add one: write `./<name>.ts` and add its line here. */
export const masks = { centre, left, random, grid, lowres, frame } satisfies Record<string, Mask>;
