// Training of a run: every event of core goes through one sink after the other.
import { existsSync, readFileSync } from 'node:fs';
import {
  type Checkpoint,
  type Config,
  type Dataset,
  decodeCheckpoint,
  digestOf,
  type Skipped,
  type TrainEvent,
  train,
} from '@ganvil/core';
import { skippedText } from '../data/skippedFiles.ts';
import { EXIT, explain } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import type { Interruption } from '../node/signals.ts';
import { openJsonl } from '../sinks/jsonl.ts';
import { openSinks, type Sinks } from '../sinks/openSinks.ts';
import { openProgress, type ProgressKind } from '../sinks/progress/openProgress.ts';
import { readLog, rewindJsonl } from '../sinks/rewindJsonl.ts';
import { rewindTensorboard } from '../sinks/tensorboard.ts';
import { say, sendWarnings } from '../terminal/output.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { inRun, writeText } from './directory.ts';
import type { Lock } from './lock.ts';

/** What to train, and where to write it. */
export interface TrainRunOptions {
  readonly run: string;
  readonly config: Config;
  readonly preset: string;
  readonly dataset: Dataset;
  /** Files that are not part of the data. */
  readonly skipped?: readonly Skipped[];
  readonly from?: Checkpoint;
  /** Step of the checkpoint file that the run was created from. */
  readonly since?: number;
  /** Whether `from` may have another kernel ABI or numeric profile. */
  readonly otherBits?: boolean;
  readonly lock: Lock;
  readonly interruption: Interruption;
  readonly progress: ProgressKind;
  /** Seconds from the start of the command to the end of training. */
  readonly budget?: number;
}

/** How training ended. */
export interface RunResult {
  readonly run: string;
  readonly step: number;
  readonly reason: 'finished' | 'stopped' | 'diverged';
  readonly digest: string;
  /** Without pictures, evaluations and checkpoints. */
  readonly stepsPerSecond: number;
  readonly seconds: number;
  readonly metrics: Record<string, number>;
  readonly picture?: string;
  /** The signal that stopped it. */
  readonly signal?: string;
  readonly checkpoint?: number;
}

/** Trains until the end, a signal or the budget. The directory must be prepared, and config.json written. */
export async function trainRun(session: TrainRunOptions): Promise<RunResult> {
  const { run, config, from, interruption } = session;
  const progress = openProgress(session.progress, openTerminal(), session);
  let sinks: Sinks | undefined;
  let close: Parameters<Sinks['close']>[0] = 'once';
  sendWarnings(progress.say);
  try {
    if (session.skipped?.length) await writeText(inRun.skipped(run), skippedText(session.skipped));
    interruption.react((name) => progress.say(`${name}: finishing this step and saving it ...`));
    const due = (type: string): boolean => isDue(type, from?.step ?? 0, config);
    const rewound = await rewindJsonl(
      run,
      { step: from?.step ?? -1, since: session.since ?? 0, logEvery: config.logEvery, due },
      progress.say,
    );
    rewindTensorboard(run, from?.step ?? -1);
    sinks = openSinks(session, progress);
    if (from && !rewound.logged && due('checkpoint')) await sinks.log(checkpointEvent(from));
    const result = await follow(session, sinks, rewound.metrics);
    if (result.reason === 'finished') await writeText(inRun.digest(run), `${result.digest}\n`);
    close = 'patiently';
    return result;
  } catch (error) {
    if (explain(error)?.code === EXIT.locked) close = 'never';
    throw error;
  } finally {
    await sinks?.close(close);
    progress.close();
    sendWarnings(say);
  }
}

/** Passes all events of core to the sinks. */
async function follow(
  session: TrainRunOptions,
  sinks: Sinks,
  metricsBefore: Record<string, number>,
): Promise<RunResult> {
  const { run, config, dataset, from, otherBits, interruption } = session;
  const { budget = Number.POSITIVE_INFINITY } = session;
  const start = performance.now();
  let [trained, first, metrics] = [0, from?.step ?? 0, metricsBefore];
  let last: TrainEvent | undefined;
  let state: Uint8Array | undefined;
  let asked = performance.now();
  const options = { from, otherBits, signal: interruption.signal, hash: sha256Of };
  for await (const event of train(config, dataset, options)) {
    if (event.type === 'start') first = event.step;
    if (event.type === 'step') trained += performance.now() - asked;
    if (event.type === 'evaluation') metrics = event.metrics;
    if (event.type === 'checkpoint') state = event.bytes;
    for (const sink of sinks.all) await sink(event);
    if (performance.now() >= budget * 1000) interruption.stop();
    last = event;
    asked = performance.now();
  }
  if (last?.type !== 'end') throw new Error('training ended without an end event');
  const { step, reason, digest } = last;
  if (reason === 'stopped' && state && interruption.name() === undefined) {
    for await (const event of reportOn(decodeCheckpoint(state), dataset)) {
      for (const sink of sinks.shown) await sink(event);
      if (event.type === 'evaluation') metrics = event.metrics;
    }
  }
  const stepsPerSecond = trained > 0 ? ((step - first) * 1000) / trained : 0;
  const seconds = (performance.now() - start) / 1000;
  const saved = { picture: sinks.picture(), checkpoint: sinks.saved() ?? from?.step };
  const signal = interruption.name();
  return { run, step, reason, digest, stepsPerSecond, seconds, signal, metrics, ...saved };
}

/** The picture and metrics of a run that its budget has stopped, as at the end of a run. */
async function* reportOn(from: Checkpoint, dataset: Dataset): AsyncGenerator<TrainEvent, void> {
  for await (const event of train({ ...from.config, steps: from.step }, dataset, { from, hash: sha256Of })) {
    if (event.type === 'sample' || event.type === 'evaluation') yield event;
  }
}

/**
 * Finishes a run whose last checkpoint has all steps: writes what is missing because the process was killed after the
 * checkpoint. `mayWrite` is false on a read-only disk; `since` is the step that the run started from.
 */
export async function finishRun(
  run: string,
  from: Checkpoint,
  mayWrite: boolean,
  since = 0,
): Promise<RunResult> {
  const { step, config } = from;
  const digest = digestOf(from);
  const { metrics, ended } = readLog(run, step, () => true);
  const finished = { type: 'end', step, reason: 'finished', digest } as const;
  if (mayWrite && !ended) {
    const { logged } = await rewindJsonl(
      run,
      { step, since, logEvery: config.logEvery, due: () => true },
      say,
    );
    const log = openJsonl(run, config, say);
    if (!logged) log.sink(checkpointEvent(from));
    log.sink(finished);
    await log.close('patiently');
  }
  const path = inRun.digest(run);
  if (mayWrite && (!existsSync(path) || readFileSync(path).toString() !== `${digest}\n`))
    await writeText(path, `${digest}\n`);
  const picture = existsSync(inRun.picture(run, step)) ? inRun.picture(run, step) : undefined;
  return { run, ...finished, stepsPerSecond: 0, seconds: 0, metrics, checkpoint: step, picture };
}

/** Whether a report of this type is due at a step that is not the last one. */
function isDue(type: string, step: number, { sampleEvery, evaluateEvery, checkpointEvery }: Config): boolean {
  const every = { sample: sampleEvery, evaluation: evaluateEvery, checkpoint: checkpointEvery }[type] ?? 1;
  return every > 0 && step % every === 0;
}

function checkpointEvent(from: Checkpoint): TrainEvent {
  return { type: 'checkpoint', step: from.step, bytes: new Uint8Array(), digest: digestOf(from) };
}
