import { type Dataset, LostRank, type TrainOptions } from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import { build, meet } from './meet.ts';
import { encodePlan, encodeState, type Plan } from './plan.ts';

/** As rank 0: tells the other ranks what to train, and compares builds, settings and data. Gives what `train` needs of them. */
export function leadRanks(
  ranks: JobRanks,
  plan: Plan,
  dataset: Dataset,
  recall: NonNullable<TrainOptions['recall']>,
): Pick<TrainOptions, 'recall'> {
  ranks.broadcast(encodePlan(plan));
  meet(ranks, { build, settings: '', data: dataset.digest });
  return {
    async recall(step) {
      const state = await recall(step);
      ranks.broadcast(encodeState(state));
      return state;
    },
  };
}

/** The run is over. Ranks that are lost are not waited for. */
export function leave(ranks: JobRanks): void {
  try {
    ranks.leave();
  } catch (error) {
    if (!(error instanceof LostRank)) throw error;
  }
}
