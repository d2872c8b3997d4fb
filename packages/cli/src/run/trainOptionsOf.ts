import type { TrainOptions } from '@ganvil/core';
import { sha256Of } from '../node/sha256Of.ts';
import { leadRanks } from '../ranks/leadRanks.ts';
import { openAt } from './checkpoints.ts';
import { classifierFor } from './classifierFor.ts';
import type { TrainRunOptions } from './trainRunOptions.ts';

/** Where core begins, and what it asks of the host. */
export async function trainOptionsOf(session: TrainRunOptions): Promise<TrainOptions> {
  const {
    run,
    config,
    changes,
    preset,
    dataset,
    from,
    otherBits = false,
    interruption,
    judge,
    ranks,
  } = session;
  const classifySamples = judge === undefined ? undefined : await classifierFor(judge, config, dataset);
  const recall = (step: number) => openAt(run, step, () => {}).catch(() => undefined);
  const options = {
    from,
    changes,
    recall,
    otherBits,
    signal: interruption.signal,
    hash: sha256Of,
    classifySamples,
  };
  if (!ranks) return options;
  const led = leadRanks(ranks, { config, changes, preset, otherBits, from }, dataset, recall);
  const signal = {
    get aborted() {
      return interruption.signal.aborted || ranks.stopAsked;
    },
  };
  const onLost = (error: Error): void => interruption.stop(`the loss of a rank (${error.message})`);
  return { ...options, ...led, signal, together: { ranks, onLost } };
}
