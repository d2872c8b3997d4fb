import { collapse } from './collapse.ts';
import { dTooStrong } from './dTooStrong.ts';
import { exploding } from './exploding.ts';
import { memorising } from './memorising.ts';
import { oscillation } from './oscillation.ts';
import type { Alarm } from './types.ts';
import { vanishingGradient } from './vanishingGradient.ts';

/** Every alarm that a run can raise. To add one: write `./<name>.ts` and add its line here. */
export const alarms = {
  collapse,
  oscillation,
  dTooStrong,
  vanishingGradient,
  exploding,
  memorising,
} satisfies Record<string, Alarm>;
