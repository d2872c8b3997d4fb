import type { Stop } from './types.ts';

/** Updates whose mean loss is compared with that of as many before them. */
const WINDOW = 10;

/**
 * D is trained until its loss no longer falls, as the theory of GANs has it (https://arxiv.org/abs/1406.2661 proposition 2): the
 * mean loss of the last 10 updates is less than the target below that of the 10 before. Means, since losses of batches are noisy.
 */
export const converged: Stop = {
  help: 'once the loss of D falls by less than the target from one 10 updates to the next',
  every: WINDOW,
  least: 2 * WINDOW,
  usual: 0.001,
  reads: ['loss/D'],
  enough(updates, target) {
    if (updates.length < 2 * WINDOW) return false;
    const mean = (end: number) =>
      updates.slice(end - WINDOW, end).reduce((sum, scalars) => sum + scalars['loss/D'], 0) / WINDOW;
    return mean(updates.length - WINDOW) - mean(updates.length) < target;
  },
};
