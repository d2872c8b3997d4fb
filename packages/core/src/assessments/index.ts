import { classEntropy } from './classEntropy.ts';
import { classifierScore } from './classifierScore.ts';
import { classShares } from './classShares.ts';
import { coverage } from './coverage.ts';
import { density } from './density.ts';
import { densityRatio } from './densityRatio.ts';
import { duplicateRate } from './duplicateRate.ts';
import { frechetDistance } from './frechetDistance.ts';
import { goodModes } from './goodModes.ts';
import { kernelDistance } from './kernelDistance.ts';
import { memorisation } from './memorisation.ts';
import { nearestNeighbourAccuracy } from './nearestNeighbourAccuracy.ts';
import { parzenLogLikelihood } from './parzenLogLikelihood.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { sharpness } from './sharpness.ts';
import { supportEstimate } from './supportEstimate.ts';
import { trainOnFakesError } from './trainOnFakesError.ts';
import { trainOnFakesNetError } from './trainOnFakesNetError.ts';
import type { Assessment } from './types.ts';

/** Every metric of finished runs, for `ganvil evaluate`. To add one: write `./<name>.ts` and add its line here. */
export const assessments = {
  classifierScore,
  classEntropy,
  classShares,
  goodModes,
  frechetDistance,
  kernelDistance,
  precision,
  recall,
  density,
  coverage,
  nearestNeighbourAccuracy,
  duplicateRate,
  supportEstimate,
  memorisation,
  parzenLogLikelihood,
  trainOnFakesError,
  trainOnFakesNetError,
  densityRatio,
  sharpness,
} satisfies Record<string, Assessment>;

/** The name of a metric of finished runs. */
export type AssessmentName = keyof typeof assessments;
