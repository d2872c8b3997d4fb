// What a run says of itself beside its steps: samples, metrics, diagnoses, checkpoints, its end.
import { notFinite } from '../inference/evaluate.ts';
import { encodeCheckpoint } from '../state/checkpointFile.ts';
import { digestOf } from '../state/digest.ts';
import type { Checkpoint } from '../state/types.ts';
import { diagnoseEvery } from './diagnoseEvery.ts';
import type { TrainEvent } from './events.ts';
import { anchorStep, keepsOf } from './keepsOf.ts';
import { afterEvaluation, isPlateau } from './plateau.ts';
import { afterAnchor, anchorsOf } from './retreat.ts';
import type { Run } from './run.ts';

/** SHA-256 of parts in a row, as hexadecimal digits. */
export type Hash = (...parts: readonly Uint8Array[]) => string;

/** The samples of a game that makes some, with the digest of the state that made them, where it is asked for. */
export async function* samples(run: Run, digest?: () => string): AsyncGenerator<TrainEvent, void> {
  if (!run.generates) return;
  const made = { type: 'sample', step: run.step, samples: await run.sample() } as const;
  yield digest ? { ...made, digest: digest() } : made;
}

/** A state with its digest. */
export interface State {
  readonly checkpoint: Checkpoint;
  readonly digest: string;
}

/** The present state with its digest; read once, however often it is asked for. */
export function presentState(run: Run, hash: Hash | undefined) {
  let state: State | undefined;
  return (): State => {
    if (state) return state;
    const checkpoint = run.checkpoint();
    state = { checkpoint, digest: digestOf(checkpoint, hash) };
    return state;
  };
}

/** The metrics, which the run remembers where they are due, and a word of those that came to no number. */
export async function* evaluation(run: Run): AsyncGenerator<TrainEvent, void> {
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
  if (!run.diagnose) return;
  const { course, events } = await run.diagnose(run.course, run.step);
  run.course = course;
  yield* events;
}

/** Whether a metric that ends the run no longer improves. */
export const hasPlateau = ({ course, config }: Run): boolean =>
  config.stopOn !== '' && isPlateau(course, config);

/** Whether something that happens every so many steps does at this one. */
const isDue = (every: number, step: number): boolean => every > 0 && step % every === 0;

/** The event of a checkpoint of a run as it is now. Where it may go back to this one, it remembers it. */
export function checkpoint(run: Run, { checkpoint, digest }: State): TrainEvent {
  const { step, config } = run;
  const mayGoBack = config.rollbacks > 0 && anchorStep(run) === step;
  if (mayGoBack) run.course = afterAnchor(run.course, run);
  const state = { ...checkpoint, course: run.course };
  if (mayGoBack) run.anchors = anchorsOf(run.course, [...run.anchors, state]);
  const bytes = encodeCheckpoint(state, digest);
  return { type: 'checkpoint', step, bytes, digest, keeps: keepsOf(state, run.anchors) };
}

/** What is due after a step: samples, metrics, a checkpoint, the end. */
export async function* reports(run: Run, stopping: boolean, hash?: Hash): AsyncGenerator<TrainEvent, void> {
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
