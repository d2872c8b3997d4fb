import { concat } from './concat.ts';
import { everyLayer } from './everyLayer.ts';
import { normalisation } from './normalisation.ts';
import { projection } from './projection.ts';
import type { Conditioning } from './types.ts';

/** Every `conditioning` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const conditionings = { projection, concat, everyLayer, normalisation } satisfies Record<
  string,
  Conditioning
>;

/** A key of the table. */
export type ConditioningName = keyof typeof conditionings;
