import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { momentum } from './momentum.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';
import type { Optimizer } from './types.ts';

/** Every `optimizer` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const optimizers = { adam, adamw, sgd, momentum, rmsprop } satisfies Record<string, Optimizer>;
