import { classEntropy } from './classEntropy.ts';
import { classifierScore } from './classifierScore.ts';
import { classShares } from './classShares.ts';
import { coverage } from './coverage.ts';
import { density } from './density.ts';
import { duplicateRate } from './duplicateRate.ts';
import { frechetDistance } from './frechetDistance.ts';
import { kernelDistance } from './kernelDistance.ts';
import { nearestNeighbourAccuracy } from './nearestNeighbourAccuracy.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import type { Assessment } from './types.ts';

/** Every metric of finished runs, for `ganvil evaluate`. To add one: write `./<name>.ts` and add its line here. */
export const assessments = {
  classifierScore,
  classEntropy,
  classShares,
  frechetDistance,
  kernelDistance,
  precision,
  recall,
  density,
  coverage,
  nearestNeighbourAccuracy,
  duplicateRate,
} satisfies Record<string, Assessment>;

/** The name of a metric of finished runs. */
export type AssessmentName = keyof typeof assessments;
