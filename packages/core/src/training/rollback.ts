// A run that diverged goes back to a checkpoint, and draws other random numbers from there on.
import type { loadRandom, Random } from '@ganvil/kernels-as';
import { streams } from '../random/streams.ts';
import type { TrainEvent } from './events.ts';
import type { Run } from './run.ts';

/** What a run of a seed draws in training after so many rollbacks: numbers of a seed of their own. */
export function drawsAfter(
  create: Awaited<ReturnType<typeof loadRandom>>,
  seed: number,
  rollbacks: number,
): Random {
  const [high, low] = create(seed).bits(streams.rollback, rollbacks, 2);
  return create((high >>> 0) * 2 ** 21 + (low >>> 11));
}

/**
 * Takes a run that diverged back to its anchor; gives the event that says so. Undefined, and nothing has changed, where it may not go back,
 * or has nowhere to go.
 */
export function rollBack(run: Run): TrainEvent | undefined {
  const { anchor, step, rollbacks, config } = run;
  if (!anchor || rollbacks >= config.rollbacks) return undefined;
  const count = rollbacks + 1;
  run.restore({ ...anchor, rollbacks: count });
  const message = `Step ${step + 1}: training diverged; it goes back to step ${anchor.step} and draws other random numbers (rollback ${count} of at most ${config.rollbacks}).`;
  return { type: 'rollback', step, to: anchor.step, count, message };
}
