import { accuracy } from './accuracy.ts';
import { converged } from './converged.ts';
import { gradient } from './gradient.ts';
import { logitGap } from './logitGap.ts';
import { never } from './never.ts';
import type { Stop } from './types.ts';

/** Every `discriminatorUntil` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const stops = { never, converged, gradient, accuracy, logitGap } satisfies Record<string, Stop>;
