import { dueChange, pendingChanges } from '../changes/pendingChanges.ts';
import type { Change } from '../changes/types.ts';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { checkMetrics } from '../inference/evaluate.ts';
import type { ClassifySamples } from '../inference/sharesOf.ts';
import type { Checkpoint } from '../state/types.ts';
import { afterSteps } from './afterSteps.ts';
import { emptyCourse } from './course.ts';
import { createDiagnosing } from './createDiagnosing.ts';
import { diagnoseEvery } from './diagnoseEvery.ts';
import type { Scalars, TrainEvent } from './events.ts';
import { openRun } from './openRun.ts';
import { checkpoint, evaluation, type Hash, hasPlateau, presentState, reports, samples } from './reports.ts';
import { recallAnchors, rollBack } from './rollback.ts';
import type { Run } from './run.ts';
import type { Together } from './trainer.ts';
import { yieldToEventLoop } from './yieldToEventLoop.ts';

/** Where a run starts, and what ends it. */
export interface TrainOptions {
  /** Continue from here instead of from the beginning. */
  from?: Checkpoint;
  /** Continue also what kernels of another ABI or profile computed: the rest has other bits than theirs. */
  otherBits?: boolean;
  /** Once `aborted`, the running step is finished, a checkpoint follows, and the run ends as `stopped`. */
  signal?: { readonly aborted: boolean };
  /**
   * Settings that take another value on the way, in order; `from` has made as many of them as its `changes`. The result is that of a run that was stopped
   * at their steps and resumed with them.
   */
  changes?: readonly Change[];
  /** A fast SHA-256 of the host: events of samples then have the digest of the state. */
  hash?: Hash;
  /** The checkpoint of an earlier step, to go back to from where `from` was stopped. */
  recall?: (step: number) => Promise<Checkpoint | undefined>;
  /** The classifier by which diagnoses tell classes; without, the nearest real samples do. */
  classifySamples?: ClassifySamples;
  /** The other processes that train the run; `shards` says among how many it can be divided. */
  together?: Omit<Together, 'asked' | 'hash'>;
}

/**
 * Trains a GAN. Work happens only between two events: who stops asking pauses it, who leaves the loop ends it, and
 * every tensor is freed. The backend must have been started (`startBackend`).
 */
export async function* train(
  config: Config,
  dataset: Dataset,
  { from, otherBits, changes, signal, hash, recall, classifySamples, together }: TrainOptions = {},
): AsyncGenerator<TrainEvent, void> {
  checkMetrics(config, dataset);
  const run = await openRun(
    config,
    dataset,
    from,
    otherBits,
    (diagnosed) => createDiagnosing(diagnosed, dataset, classifySamples),
    together && { ...together, hash, asked: () => signal?.aborted === true },
  );
  try {
    if (changes) run.planned = changes;
    if (from && config.rollbacks > 0) await recallAnchors(run, from, recall);
    yield* eventsOf(run, signal, hash);
  } finally {
    run.dispose();
  }
}

/** The events of a run from where it is to its end. */
async function* eventsOf(
  run: Run,
  signal: TrainOptions['signal'],
  hash?: Hash,
): AsyncGenerator<TrainEvent, void> {
  yield* begin(run, hash);
  let noticed = false;
  for (let ended = false; !ended; ) {
    for await (const event of advance(run, 'all', signal, Number.POSITIVE_INFINITY, hash)) {
      yield event;
      ended = event.type === 'end';
      const reason = noticed || ended ? undefined : run.unrecorded();
      if (reason === undefined) continue;
      noticed = true;
      yield { type: 'notice', step: event.step, message: `steps are not recorded: ${reason}` };
    }
  }
}

/** The first events of a run: `start`, then samples, metrics and a checkpoint of untrained players. */
export async function* begin(run: Run, hash?: Hash): AsyncGenerator<TrainEvent, void> {
  const { config, parameters, step } = run;
  yield { type: 'start', step, config, parameters };
  if (step > 0) return;
  run.course = emptyCourse;
  const state = presentState(run, hash);
  yield* samples(run, hash && (() => state().digest));
  if (config.evaluateEvery > 0) yield* evaluation(run);
  const { steps, checkpointEvery, rollbacks } = config;
  const keeps = checkpointEvery > 0 || rollbacks > 0 || run.course.best?.step === step;
  if (keeps && steps > 0) yield checkpoint(run, state());
}

/**
 * One update of a player, or steps of training by `all`: at most `most`, as many as take a few milliseconds, and none beyond one
 * after which something else is due. Then what is due; the last event is `end` if the run is over. A run that has all
 * its steps is not trained further.
 */
export async function* advance(
  run: Run,
  player: string | 'all',
  signal?: TrainOptions['signal'],
  most = 1,
  hash?: Hash,
): AsyncGenerator<TrainEvent, void> {
  if (run.step >= run.config.steps) return yield* reports(run, false, hash);
  for (let next = dueChange(run); next; next = dueChange(run)) yield run.change(next.setting, next.value);
  if (hasPlateau(run)) return yield { type: 'end', step: run.step, reason: 'plateau', digest: run.digest() };
  const before = run.step;
  const { scalars, diverged } =
    player === 'all' ? run.steps(Math.min(most, untilDue(run))) : only(run.update(player));
  if (run.diagnose && diagnoseEvery(run.config) > 0) run.course = afterSteps(run.course, scalars);
  for (const [i, one] of scalars.entries()) {
    const step = player === 'all' ? before + i + 1 : run.step;
    yield { type: 'step', step, scalars: one };
  }
  const back = diverged && run.config.rollbacks > 0 ? rollBack(run) : undefined;
  if (back) return yield back;
  if (diverged) return yield { type: 'end', step: run.step, reason: 'diverged', digest: run.digest() };
  await yieldToEventLoop();
  const stopping = run.stopping ?? signal?.aborted === true;
  if (run.step > before || run.stopping) yield* reports(run, stopping, hash);
}

function only(scalars: Scalars | undefined): ReturnType<Run['steps']> {
  return { scalars: scalars ? [scalars] : [], diverged: !scalars };
}

/** Steps until something other than a step is due. */
function untilDue(run: Run): number {
  const { config, step } = run;
  const { steps, sampleEvery, evaluateEvery, checkpointEvery } = config;
  const left = [sampleEvery, evaluateEvery, checkpointEvery].map((every) =>
    every > 0 ? every - (step % every) : Number.POSITIVE_INFINITY,
  );
  const change = (pendingChanges(run)[0]?.step ?? Number.POSITIVE_INFINITY) - step;
  return Math.max(1, Math.min(steps - step, change, ...left));
}
