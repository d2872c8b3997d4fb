import { architecture } from './architecture.ts';
import { losses } from './losses.ts';
import { panels } from './panels.ts';
import { plane } from './plane.ts';
import { samples } from './samples.ts';
import { shares } from './shares.ts';
import type { Figure } from './types.ts';

/** Every figure that can be drawn of a run; the first that suits is the default. To add one: write `./<name>.ts` and add its line here. */
export const figures = { panels, plane, samples, losses, shares, architecture } satisfies Record<
  string,
  Figure
>;
