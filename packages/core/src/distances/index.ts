import { l1 } from './l1.ts';
import { l2 } from './l2.ts';
import { laplacian } from './laplacian.ts';
import type { Distance } from './types.ts';

/** Every distance by which latents are searched. To add one: write `./<name>.ts` and add its line here. */
export const distances = { l2, l1, laplacian } satisfies Record<string, Distance>;

/** A key of the table. */
export type DistanceName = keyof typeof distances;
