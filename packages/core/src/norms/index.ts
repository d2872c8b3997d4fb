import { batch } from './batch.ts';
import { none } from './none.ts';
import { spectral } from './spectral.ts';
import type { Norm } from './types.ts';

/** Every normalisation that `normG` and `normD` can name. To add one: write `./<name>.ts` and add its line here. */
export const norms = { none, batch, spectral } satisfies Record<string, Norm>;

/** A key of the table. */
export type NormName = keyof typeof norms;
