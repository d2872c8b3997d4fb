import { featureMatching } from './featureMatching.ts';
import { fganJensenShannon } from './fganJensenShannon.ts';
import { fganKl } from './fganKl.ts';
import { fganPearson } from './fganPearson.ts';
import { fganReverseKl } from './fganReverseKl.ts';
import { fganSquaredHellinger } from './fganSquaredHellinger.ts';
import { hinge } from './hinge.ts';
import { kl } from './kl.ts';
import { leastSquares } from './leastSquares.ts';
import { minimax } from './minimax.ts';
import { nonSaturating } from './nonSaturating.ts';
import { relativisticAverage } from './relativisticAverage.ts';
import { relativisticPaired } from './relativisticPaired.ts';
import type { Loss } from './types.ts';
import { wasserstein } from './wasserstein.ts';

/** Every `loss` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const losses = {
  nonSaturating,
  minimax,
  leastSquares,
  hinge,
  wasserstein,
  relativisticPaired,
  relativisticAverage,
  kl,
  fganKl,
  fganReverseKl,
  fganJensenShannon,
  fganPearson,
  fganSquaredHellinger,
  featureMatching,
} satisfies Record<string, Loss>;

/** A key of the table. */
export type LossName = keyof typeof losses;
