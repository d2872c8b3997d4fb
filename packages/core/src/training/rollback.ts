// A run that diverged goes back to a checkpoint, and draws other random numbers from there on.
import type { loadRandom, Random } from '@ganvil/kernels-as';
import { streams } from '../random/streams.ts';
import type { Checkpoint } from '../state/types.ts';
import type { TrainEvent } from './events.ts';
import { anchorStep } from './keepsOf.ts';
import { anchorsOf } from './retreat.ts';
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
 * Takes a run that diverged back to its newest anchor, or, as long as it has not come past the place, each time to an earlier one, in the end to
 * the first; gives the event that says so. Undefined, and nothing has changed, where it may not go back, or has nowhere to go.
 */
export function rollBack(run: Run): TrainEvent | undefined {
  const { anchors, step, rollbacks, config, planned } = run;
  const { steps = [], last } = run.course.retreat ?? {};
  if (anchors.length === 0 || rollbacks >= config.rollbacks) return undefined;
  const earlier = last ? anchors.filter((one) => one.step < last.to) : anchors;
  const anchor = earlier.at(-1) ?? anchors[0];
  const [to, count, times] = [anchor.step, rollbacks + 1, (last?.times ?? 0) + 1];
  run.restore({ ...anchor, rollbacks: count });
  run.planned = planned;
  const diverged = Math.max(step, last?.diverged ?? 0);
  const retreat = { steps: steps.filter((one) => one <= to), last: { diverged, to, times } };
  run.course = { ...run.course, retreat };
  run.anchors = anchorsOf(run.course, anchors);
  const further = last && to < last.to ? `further back, to step ${to},` : `back to step ${to}`;
  const message = `Step ${step + 1}: training diverged${last ? ' again' : ''}; it goes ${further} and draws other random numbers (rollback ${count} of at most ${config.rollbacks}).`;
  return { type: 'rollback', step, to, count, times, message };
}

/**
 * The anchors of a run that goes on from a checkpoint, as far as `recall` still has them. A run that had none goes back to its newest checkpoint of
 * `checkpointEvery`, or to where it goes on.
 */
export async function recallAnchors(
  run: Run,
  from: Checkpoint,
  recall: (step: number) => Promise<Checkpoint | undefined> = async () => undefined,
): Promise<void> {
  const steps = run.course.retreat?.steps ?? [anchorStep(run)];
  const found: Checkpoint[] = [];
  for (const step of steps) {
    const anchor = step === from.step ? from : await recall(step);
    if (anchor) found.push(anchor);
  }
  run.anchors = found.length > 0 ? found : [from];
  const retreat = { ...run.course.retreat, steps: run.anchors.map(({ step }) => step) };
  run.course = { ...run.course, retreat };
}
