// Measurements between steps, and the state of a run when no training is under way.
import { GENERATOR } from '../../rpc/players.ts';
import { addSnapshot } from './history.ts';
import { END_MESSAGES, iterationsIn, type Lab, type Measures, setPhase, weightsToShow } from './labState.ts';
import { addPicture } from './pictures.ts';
import { append } from './series.ts';

const MIN_INTERVAL = 90; // milliseconds between measurements
const CALM_INTERVAL = 1000; // where the reader asked for reduced motion
const TRAINING_SHARE = 14; // training gets at least fourteen times the time of the last measurement
const EVALUATION_INTERVAL = 1500; // milliseconds between evaluations of the run's metrics
const EVALUATION_SHARE = 50; // and at least so many times as long as the last one took
const RATE_INTERVAL = 400; // milliseconds over which steps per second are averaged

/** Whether it is time to measure the run again. */
export function isMeasurementDue({ measurement }: Lab): boolean {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const interval = Math.max(calm ? CALM_INTERVAL : MIN_INTERVAL, TRAINING_SHARE * measurement.took);
  return performance.now() - measurement.at >= interval;
}

/** Measures the run if that is due, or `now`. */
export async function refreshMeasurements(lab: Lab, now = false): Promise<void> {
  const { session, measurement } = lab;
  if (!session || !(now || isMeasurementDue(lab))) return;
  const start = performance.now();
  const weights = weightsToShow(lab);
  Object.assign(lab, { weights, ...lab.byWeights[weights] });
  const iteration = iterationsIn(lab);
  const record = (series: keyof Measures, values: Record<string, number>) => {
    // Before its first update, G is its own average.
    const untrained = !session.done[GENERATOR];
    const all = untrained ? Object.values(lab.byWeights) : [lab.byWeights[weights]];
    for (const measures of all) append(measures[series], iteration, values);
  };
  const samples = await lab.options.samplePicture(session);
  if (samples) lab.pictures = addPicture(lab.pictures, { iteration, weights, samples });
  record('measured', await lab.options.measure(session));
  const at = performance.now();
  let { evaluation } = measurement;
  if (now || start - evaluation.at > Math.max(EVALUATION_INTERVAL, EVALUATION_SHARE * evaluation.took)) {
    record('metrics', await session.evaluate({ weights }));
    evaluation = { at: performance.now(), took: performance.now() - at };
  }
  lab.measurement = { at: performance.now(), took: at - start, evaluation };
  lab.options.onChange('measured');
}

/** Ends an action: measures, computes the digest, and sets the phase to paused or ended. */
export async function settle(lab: Lab): Promise<void> {
  const { session, phase } = lab;
  if (!session || phase === 'failed') return;
  await refreshMeasurements(lab, true);
  lab.digest = await session.digest();
  const complete = session.step >= session.config.steps;
  setPhase(lab, complete ? 'ended' : 'paused', complete ? END_MESSAGES.finished : '');
}

/** Adds the current state to the undo stack. */
export async function takeSnapshot(lab: Lab): Promise<void> {
  if (!lab.session) return;
  const snapshot = { bytes: await lab.session.checkpoint(), actions: lab.actions };
  lab.undoStack = addSnapshot(lab.undoStack, snapshot);
}

/** A function to call after every step: it keeps `stepsPerSecond` up to date. */
export function stepRateMeter(lab: Lab): () => void {
  let [at, from] = [performance.now(), iterationsIn(lab)];
  return () => {
    const now = performance.now();
    if (now - at < RATE_INTERVAL) return;
    lab.stepsPerSecond = (1000 * (iterationsIn(lab) - from)) / (now - at);
    [at, from] = [now, iterationsIn(lab)];
  };
}
