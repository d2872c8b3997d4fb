import { dragan } from './dragan.ts';
import { nagarajanKolter } from './nagarajanKolter.ts';
import { none } from './none.ts';
import { r1 } from './r1.ts';
import { r1r2 } from './r1r2.ts';
import { r2 } from './r2.ts';
import type { Penalty } from './types.ts';
import { wganGp } from './wganGp.ts';

/** Every `penalty` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const penalties = { none, r1, r2, r1r2, wganGp, dragan, nagarajanKolter } satisfies Record<
  string,
  Penalty
>;

/** A key of the table. */
export type PenaltyName = keyof typeof penalties;
