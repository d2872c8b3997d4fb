import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { notFinite } from '../inference/evaluate.ts';
import type { ClassifySamples } from '../inference/sharesOf.ts';
import { encodeCheckpoint } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Checkpoint } from '../state/types.ts';
import { emptyCourse, keepsOf } from './course.ts';
import { diagnoseEvery } from './diagnoseEvery.ts';
import { afterDiagnosis, afterSteps } from './diagnosis.ts';
import type { Scalars, TrainEvent } from './events.ts';
import { openRun, type Run } from './openRun.ts';
import { afterEvaluation, isPlateau } from './plateau.ts';
import { yieldToEventLoop } from './yieldToEventLoop.ts';

/** Where a run starts, and what ends it. */
export interface TrainOptions {
  /** Continue from here instead of from the beginning. */
  from?: Checkpoint;
  /** Continue also what kernels of another ABI or profile computed: the rest has other bits than theirs. */
  otherBits?: boolean;
  /** Once `aborted`, the running step is finished, a checkpoint follows, and the run ends as `stopped`. */
  signal?: { readonly aborted: boolean };
  /** A fast SHA-256 of the host: events of samples then have the digest of the state. */
  hash?: Hash;
  /** The classifier by which diagnoses tell classes; without, the nearest real samples do. */
  classifySamples?: ClassifySamples;
}

type Hash = (...parts: readonly Uint8Array[]) => string;

/**
 * Trains a GAN. Work happens only between two events: who stops asking pauses it, who leaves the loop ends it, and
 * every tensor is freed. The backend must have been started (`startBackend`).
 */
export async function* train(
  config: Config,
  dataset: Dataset,
  { from, otherBits, signal, hash, classifySamples }: TrainOptions = {},
): AsyncGenerator<TrainEvent, void> {
  const run = await openRun(config, dataset, from, otherBits, classifySamples);
  try {
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

/** The first events of a run: `start`, then samples and metrics of untrained players. */
export async function* begin(run: Run, hash?: Hash): AsyncGenerator<TrainEvent, void> {
  const { config, parameters, step } = run;
  yield { type: 'start', step, config, parameters };
  if (step > 0) return;
  run.course = emptyCourse;
  const state = presentState(run, hash);
  yield* samples(run, hash && (() => state().digest));
  if (config.evaluateEvery > 0) yield* evaluation(run);
  if (run.course.best?.step === step) yield checkpoint(run, state());
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
  if (hasPlateau(run)) return yield { type: 'end', step: run.step, reason: 'plateau', digest: run.digest() };
  const before = run.step;
  const { scalars, diverged } =
    player === 'all' ? run.steps(Math.min(most, untilDue(run))) : only(run.update(player));
  if (diagnoseEvery(run.config) > 0) run.course = afterSteps(run.course, scalars);
  for (const [i, one] of scalars.entries()) {
    const step = player === 'all' ? before + i + 1 : run.step;
    yield { type: 'step', step, scalars: one };
  }
  if (diverged) return yield { type: 'end', step: run.step, reason: 'diverged', digest: run.digest() };
  await yieldToEventLoop();
  if (run.step > before) yield* reports(run, signal?.aborted === true, hash);
}

function only(scalars: Scalars | undefined): ReturnType<Run['steps']> {
  return { scalars: scalars ? [scalars] : [], diverged: !scalars };
}

/** Steps until something other than a step is due. */
function untilDue({ config, step }: Run): number {
  const { steps, sampleEvery, evaluateEvery, checkpointEvery } = config;
  const left = [sampleEvery, evaluateEvery, checkpointEvery].map((every) =>
    every > 0 ? every - (step % every) : Number.POSITIVE_INFINITY,
  );
  return Math.max(1, Math.min(steps - step, ...left));
}

/** The samples of a game that makes some, with the digest of the state that made them, where it is asked for. */
async function* samples(run: Run, digest?: () => string): AsyncGenerator<TrainEvent, void> {
  if (!run.generates) return;
  const made = { type: 'sample', step: run.step, samples: await run.sample() } as const;
  yield digest ? { ...made, digest: digest() } : made;
}

/** A state with its digest. */
interface State {
  readonly checkpoint: Checkpoint;
  readonly digest: string;
}

/** The present state with its digest; read once, however often it is asked for. */
function presentState(run: Run, hash: Hash | undefined) {
  let state: State | undefined;
  return (): State => {
    if (state) return state;
    const checkpoint = run.checkpoint();
    state = { checkpoint, digest: digestOf(checkpoint, hash) };
    return state;
  };
}

/** The metrics, which the run remembers where they are due, and a word of those that came to no number. */
async function* evaluation(run: Run): AsyncGenerator<TrainEvent, void> {
  const { step, config } = run;
  const metrics = await run.evaluate();
  yield { type: 'evaluation', step, metrics };
  const lost = notFinite(metrics, run.dataset, config);
  if (lost.length > 0)
    yield { type: 'notice', step, message: `metrics: ${lost.join(', ')} left out: not a finite number` };
  if (config.stopOn !== '' && isDue(config.evaluateEvery, step))
    run.course = afterEvaluation(run.course, config, step, metrics);
}

/** A diagnosis of the run, and the alarms that it raises. */
async function* diagnosis(run: Run): AsyncGenerator<TrainEvent, void> {
  const { course, events } = afterDiagnosis(run.course, await run.diagnose(run.step));
  run.course = course;
  yield* events;
}

/** Whether a metric that ends the run no longer improves. */
const hasPlateau = ({ course, config }: Run): boolean => config.stopOn !== '' && isPlateau(course, config);

/** Whether something that happens every so many steps does at this one. */
const isDue = (every: number, step: number): boolean => every > 0 && step % every === 0;

/** The event of a checkpoint of a run as it is now. */
function checkpoint(run: Run, { checkpoint, digest }: State): TrainEvent {
  const { course, step } = run;
  const bytes = encodeCheckpoint({ ...checkpoint, course }, digest);
  return { type: 'checkpoint', step, bytes, digest, keeps: keepsOf(course) };
}

/** What is due after a step: samples, metrics, a checkpoint, the end. */
async function* reports(run: Run, stopping: boolean, hash?: Hash): AsyncGenerator<TrainEvent, void> {
  const { step, config } = run;
  const { sampleEvery, evaluateEvery, checkpointEvery, steps } = config;
  const last = step >= steps;
  const state = presentState(run, hash);
  const pictured = last || isDue(sampleEvery, step);
  const picture = () => samples(run, hash && (() => state().digest));
  if (pictured) yield* picture();
  if (last || isDue(evaluateEvery, step)) yield* evaluation(run);
  if (run.generates && isDue(diagnoseEvery(config), step)) yield* diagnosis(run);
  const plateau = !last && hasPlateau(run);
  if (plateau && !pictured) yield* picture();
  const ending = last || plateau || stopping;
  if (ending || isDue(checkpointEvery, step) || run.course.best?.step === step)
    yield checkpoint(run, state());
  const reason = last ? 'finished' : plateau ? 'plateau' : 'stopped';
  if (ending) yield { type: 'end', step, reason, digest: state().digest };
}
