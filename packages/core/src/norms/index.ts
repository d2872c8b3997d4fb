import { batch } from './batch.ts';
import { instance } from './instance.ts';
import { layer } from './layer.ts';
import { none } from './none.ts';
import { spectral } from './spectral.ts';
import type { Norm } from './types.ts';
import { weight } from './weight.ts';

/** Every normalisation that `normG` and `normD` can name. To add one: write `./<name>.ts` and add its line here. */
export const norms = { none, batch, spectral, weight, layer, instance } satisfies Record<string, Norm>;

/** A key of the table. */
export type NormName = keyof typeof norms;
