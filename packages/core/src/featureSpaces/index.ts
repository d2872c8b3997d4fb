import { judge } from './judge.ts';
import { pixels } from './pixels.ts';
import { randomConvolution } from './randomConvolution.ts';
import { selfTrained } from './selfTrained.ts';
import type { FeatureSpace } from './types.ts';

/** Every feature space that `--features` can name. To add one: write `./<name>.ts` and add its line here. */
export const featureSpaces = { judge, randomConvolution, selfTrained, pixels } satisfies Record<
  string,
  FeatureSpace
>;

/** The name of a feature space. */
export type FeatureSpaceName = keyof typeof featureSpaces;
