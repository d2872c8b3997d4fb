import { classAgreement } from './classAgreement.ts';
import { classificationError } from './classificationError.ts';
import { highQuality } from './highQuality.ts';
import { logLikelihood } from './logLikelihood.ts';
import { meanError } from './meanError.ts';
import { mmd } from './mmd.ts';
import { modes } from './modes.ts';
import { observables } from './observables.ts';
import { partsSeen } from './partsSeen.ts';
import { reconstructionError } from './reconstructionError.ts';
import { reverseKl } from './reverseKl.ts';
import { sdError } from './sdError.ts';
import { slicedWasserstein } from './slicedWasserstein.ts';
import type { Metric } from './types.ts';

/** Every metric that `metrics` can name. To add one: write `./<name>.ts` and add its line here. */
export const metrics = {
  modes,
  highQuality,
  reverseKl,
  meanError,
  sdError,
  slicedWasserstein,
  mmd,
  classificationError,
  observables,
  partsSeen,
  classAgreement,
  reconstructionError,
  logLikelihood,
} satisfies Record<string, Metric>;
