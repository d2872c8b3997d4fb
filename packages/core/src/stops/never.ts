import type { Stop } from './types.ts';

/** Every step has the same number of updates of D. */
export const never: Stop = {
  help: 'never: always discriminatorSteps updates',
  every: 1,
  least: 1,
  usual: 0,
  reads: [],
};
