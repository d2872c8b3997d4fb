import { discrimination } from './discrimination.ts';
import { none } from './none.ts';
import { standardDeviation } from './standardDeviation.ts';
import type { BatchFeatures } from './types.ts';

/** Every `batchFeatures` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const batchFeatures = { none, discrimination, standardDeviation } satisfies Record<
  string,
  BatchFeatures
>;

/** A key of the table. */
export type BatchFeaturesName = keyof typeof batchFeatures;
