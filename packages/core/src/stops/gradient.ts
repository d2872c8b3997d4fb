import type { Stop } from './types.ts';

/** D is trained until the gradient of its loss is short. That of a batch never vanishes: larger batches allow smaller targets. */
export const gradient: Stop = {
  help: "once the gradient of D's loss is at most as long as the target",
  every: 1,
  least: 1,
  usual: 0.05,
  reads: ['gradient/D'],
  enough: (updates, target) => updates[updates.length - 1]['gradient/D'] <= target,
};
