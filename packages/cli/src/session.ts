// A training under way: the events of core, read by one sink after the other.

import { existsSync } from 'node:fs';
import {
  type Checkpoint,
  type Config,
  type Dataset,
  decodeCheckpoint,
  digestOf,
  type TrainEvent,
  train,
} from '@ganvil/core';
import { EXIT, explain, Failure } from './exit.ts';
import { type Interruption, watchSignals } from './interruption.ts';
import { say, sendWarnings } from './output.ts';
import { inRun, writeRunConfig, writeText } from './run/directory.ts';
import { openJsonl, rewindJsonl } from './sinks/jsonl.ts';
import { openSinks, type Sinks } from './sinks/openSinks.ts';
import { openProgress, openQuiet } from './sinks/progress.ts';
import { rewindTensorboard } from './sinks/tensorboard.ts';
import { openTerminal } from './terminal.ts';

/** What is to be trained, and where it goes. */
export interface Session {
  readonly run: string;
  readonly config: Config;
  readonly preset: string;
  readonly dataset: Dataset;
  readonly from?: Checkpoint;
  /** Whether `from` may be of other kernels or of another profile. */
  readonly otherBits?: boolean;
  readonly quiet: boolean;
  /** Seconds to train at most. */
  readonly budget?: number;
}

/** How a session ended. */
export interface Outcome {
  readonly run: string;
  readonly step: number;
  readonly reason: 'finished' | 'stopped' | 'diverged';
  readonly digest: string;
  /** Of training alone: without pictures, evaluations and checkpoints. */
  readonly stepsPerSecond: number;
  readonly seconds: number;
  readonly metrics: Record<string, number>;
  readonly picture?: string;
  /** The signal that stopped it. */
  readonly signal?: string;
  readonly checkpoint?: number;
}

/** Trains to the end, a signal or the budget. Errors of writing become I/O Failures that say how to go on. */
export async function runSession(session: Session): Promise<Outcome> {
  const { run, config, from, quiet } = session;
  const terminal = openTerminal();
  const progress = quiet ? openQuiet(terminal) : openProgress(terminal, session);
  const interruption = watchSignals((name) => progress.say(`${name}: finishing this step and saving it ...`));
  let sinks: Sinks | undefined;
  sendWarnings(progress.say);
  try {
    await writeRunConfig(run, { config, preset: session.preset, dataset: session.dataset.digest });
    const rewound = await rewindJsonl(run, from?.step ?? -1, (type) => isDue(type, from?.step ?? 0, config));
    rewindTensorboard(run, from?.step ?? -1);
    sinks = openSinks(session, progress);
    if (from && !rewound.logged && isDue('checkpoint', from.step, config))
      await sinks.log(checkpointEvent(from));
    const outcome = await follow(session, sinks, interruption, rewound.metrics);
    if (outcome.reason === 'finished') await writeText(inRun.digest(run), `${outcome.digest}\n`);
    return outcome;
  } catch (error) {
    throw withAdvice(error, run, sinks?.saved() ?? from?.step);
  } finally {
    sinks?.close();
    interruption.dispose();
    progress.close();
    sendWarnings(say);
  }
}

async function follow(
  session: Session,
  sinks: Sinks,
  interruption: Interruption,
  metricsBefore: Record<string, number>,
): Promise<Outcome> {
  const { run, config, dataset, from, otherBits, budget = Number.POSITIVE_INFINITY } = session;
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  let [trained, first, metrics] = [0, from?.step ?? 0, metricsBefore];
  let last: TrainEvent | undefined;
  let state: Uint8Array | undefined;
  let asked = performance.now();
  for await (const event of train(config, dataset, { from, otherBits, signal: interruption.signal })) {
    if (event.type === 'start') first = event.step;
    if (event.type === 'step') trained += performance.now() - asked;
    if (event.type === 'evaluation') metrics = event.metrics;
    if (event.type === 'checkpoint') state = event.bytes;
    for (const sink of sinks.all) await sink(event);
    if (seconds() >= budget) interruption.stop();
    last = event;
    asked = performance.now();
  }
  if (last?.type !== 'end') throw new Error('a training ended without its last event');
  const { step, reason, digest } = last;
  if (reason === 'stopped' && state && interruption.name() === undefined) {
    for await (const event of reportOn(decodeCheckpoint(state), dataset)) {
      for (const sink of sinks.shown) await sink(event);
      if (event.type === 'evaluation') metrics = event.metrics;
    }
  }
  const stepsPerSecond = trained > 0 ? ((step - first) * 1000) / trained : 0;
  const signal = interruption.name();
  const outcome = {
    run,
    step,
    reason,
    digest,
    stepsPerSecond,
    seconds: seconds(),
    signal,
    checkpoint: sinks.saved() ?? from?.step,
  };
  return { ...outcome, metrics, picture: sinks.picture() };
}

/** The picture and metrics of a state that a budget ended in, as if the run had been meant to end there. */
async function* reportOn(from: Checkpoint, dataset: Dataset): AsyncGenerator<TrainEvent, void> {
  for await (const event of train({ ...from.config, steps: from.step }, dataset, { from })) {
    if (event.type === 'sample' || event.type === 'evaluation') yield event;
  }
}

/** Ends a run whose last checkpoint has all its steps: what a kill after it left undone is made up for. */
export async function finishSession(run: string, from: Checkpoint): Promise<Outcome> {
  const { step } = from;
  const digest = digestOf(from);
  const { metrics, logged } = await rewindJsonl(run, step, () => true);
  const log = openJsonl(run);
  try {
    if (!logged) log.sink(checkpointEvent(from));
    log.sink({ type: 'end', step, reason: 'finished', digest });
  } finally {
    log.close();
  }
  await writeText(inRun.digest(run), `${digest}\n`);
  const picture = inRun.picture(run, step);
  const outcome: Outcome = {
    run,
    step,
    reason: 'finished',
    digest,
    stepsPerSecond: 0,
    seconds: 0,
    metrics,
    checkpoint: step,
  };
  return existsSync(picture) ? { ...outcome, picture } : outcome;
}

/** Whether a report is made at a step even if the run goes on after it. */
function isDue(type: string, step: number, { sampleEvery, evaluateEvery, checkpointEvery }: Config): boolean {
  const every = { sample: sampleEvery, evaluation: evaluateEvery, checkpoint: checkpointEvery }[type] ?? 1;
  return every > 0 && step % every === 0;
}

function checkpointEvent(from: Checkpoint): TrainEvent {
  return { type: 'checkpoint', step: from.step, bytes: new Uint8Array(), digest: digestOf(from) };
}

function withAdvice(error: unknown, run: string, saved: number | undefined): unknown {
  const known = explain(error);
  if (known?.code !== EXIT.io) return error;
  const kept =
    saved === undefined ? 'No checkpoint was saved yet' : `The checkpoint of step ${saved} is safe`;
  return new Failure(
    EXIT.io,
    `${known.message} ${kept}; once there is room, go on with: ganvil resume ${run}`,
  );
}
