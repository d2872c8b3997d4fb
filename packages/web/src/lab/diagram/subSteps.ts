// The sub-steps of one update in words, with its own numbers.
import type { UpdateParts } from '@ganvil/core';
import { changeSteps } from './changeSteps.ts';
import { lossSteps } from './lossSteps.ts';
import { readingSteps } from './readingSteps.ts';
import type { SubStep, Telling } from './subStep.ts';

/** The sub-steps of an update, in the order in which it did them. */
export const subSteps = (parts: UpdateParts, telling: Telling): SubStep[] => [
  ...readingSteps(parts, telling),
  ...lossSteps(parts, telling),
  ...changeSteps(parts, telling),
];
