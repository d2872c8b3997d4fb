import type { Stop } from './types.ts';

/** As many updates of D as it needs to keep ahead of G: none after it tells so large a share of an unseen batch apart. */
export const accuracy: Stop = {
  help: 'once D tells real samples from fakes with the accuracy of the target, on a batch that it has not seen',
  every: 1,
  least: 1,
  usual: 0.75,
  reads: ['accuracy/D'],
  enough: (updates, target) => updates[updates.length - 1]['accuracy/D'] >= target,
};
