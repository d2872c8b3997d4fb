// Training of a run: every event of core goes through one sink after the other.
import {
  type Change,
  type Checkpoint,
  type Config,
  type Dataset,
  decodeCheckpoint,
  type EndReason,
  keepsOf,
  type Skipped,
  type TrainEvent,
  type TrainOptions,
  train,
} from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import { skippedText } from '../data/skippedFiles.ts';
import { EXIT, explain } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import type { Interruption } from '../node/signals.ts';
import { leadRanks, leave } from '../ranks/leadRanks.ts';
import { openSinks, type Sinks } from '../sinks/openSinks.ts';
import { openProgress, type ProgressKind } from '../sinks/progress/openProgress.ts';
import { rewindJsonl } from '../sinks/rewindJsonl.ts';
import { rewindTensorboard } from '../sinks/tensorboard.ts';
import { say, sendWarnings } from '../terminal/output.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { checkpointEvent } from './checkpointEvent.ts';
import { openAt } from './checkpoints.ts';
import { classifierFor } from './classifierFor.ts';
import { inRun, writeText } from './directory.ts';
import { isComplete } from './isComplete.ts';
import type { Lock } from './lock.ts';

/** What to train, and where to write it. */
export interface TrainRunOptions {
  readonly run: string;
  /** As of `from`. */
  readonly config: Config;
  /** Settings that take another value in the run, those that `from` has made first. */
  readonly changes?: readonly Change[];
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
  /** Run folder or checkpoint of the classifier that diagnoses ask. */
  readonly judge?: string;
  /** Seconds from the start of the command to the end of training. */
  readonly budget?: number;
  /** The other processes that train the run. */
  readonly ranks?: JobRanks;
}

/** How training ended. */
export interface RunResult {
  readonly run: string;
  readonly step: number;
  readonly reason: EndReason;
  readonly digest: string;
  /** Without pictures, evaluations and checkpoints. */
  readonly stepsPerSecond: number;
  readonly seconds: number;
  readonly metrics: Record<string, number>;
  readonly picture?: string;
  /** The signal that stopped it. */
  readonly signal?: string;
  readonly checkpoint?: number;
  /** Step of the best checkpoint by the metric `stopOn`. */
  readonly best?: number;
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
    const due = (type: string): boolean => isDue(type, from, config);
    const rewound = await rewindJsonl(
      run,
      {
        step: from?.step ?? -1,
        since: session.since ?? 0,
        logEvery: config.logEvery,
        due,
        rollbacks: from?.rollbacks,
      },
      progress.say,
    );
    rewindTensorboard(run, from?.step ?? -1);
    sinks = openSinks(session, progress);
    if (from && !rewound.logged && due('checkpoint')) await sinks.log(checkpointEvent(from));
    const result = await follow(session, sinks, rewound.metrics);
    if (isComplete(result.reason)) await writeText(inRun.digest(run), `${result.digest}\n`);
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
  const { run, config, dataset, from, interruption } = session;
  const { budget = Number.POSITIVE_INFINITY } = session;
  const start = performance.now();
  let [trained, counted, metrics] = [0, 0, metricsBefore];
  let last: TrainEvent | undefined;
  let state: Extract<TrainEvent, { type: 'checkpoint' }> | undefined;
  let asked = performance.now();
  for await (const event of train(config, dataset, await optionsOf(session))) {
    if (event.type === 'step') {
      trained += performance.now() - asked;
      counted++;
    }
    if (event.type === 'evaluation') metrics = event.metrics;
    if (event.type === 'checkpoint') state = event;
    for (const sink of sinks.all) await sink(event);
    if (performance.now() >= budget * 1000) interruption.stop();
    last = event;
    asked = performance.now();
  }
  if (last?.type !== 'end') throw new Error('training ended without an end event');
  const { step, reason, digest } = last;
  leaveRanks(session, reason, budget);
  if (reason === 'stopped' && state && interruption.name() === undefined) {
    for await (const event of reportOn(decodeCheckpoint(state.bytes), dataset)) {
      for (const sink of sinks.shown) await sink(event);
      if (event.type === 'evaluation') metrics = event.metrics;
    }
  }
  const stepsPerSecond = trained > 0 ? (counted * 1000) / trained : 0;
  const seconds = (performance.now() - start) / 1000;
  const saved = { picture: sinks.picture(), checkpoint: sinks.saved() ?? from?.step };
  const { best } = state?.keeps ?? (from ? keepsOf(from) : {});
  const signal = interruption.name();
  return { run, step, reason, digest, stepsPerSecond, seconds, signal, metrics, best, ...saved };
}

/** Ends what the ranks do together. Where they stopped and none of the known reasons holds, another rank was asked to. */
function leaveRanks({ ranks, interruption }: TrainRunOptions, reason: EndReason, budget: number): void {
  if (!ranks) return;
  leave(ranks);
  if (reason === 'stopped' && performance.now() < budget * 1000)
    interruption.stop('a signal to another rank');
}

/** Where core begins, and what it asks of the host. */
async function optionsOf(session: TrainRunOptions): Promise<TrainOptions> {
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

/** The picture and metrics of a run that its budget has stopped, as at the end of a run. */
async function* reportOn(from: Checkpoint, dataset: Dataset): AsyncGenerator<TrainEvent, void> {
  for await (const event of train({ ...from.config, steps: from.step }, dataset, { from, hash: sha256Of })) {
    if (event.type === 'sample' || event.type === 'evaluation') yield event;
  }
}

/** Whether a report of this type is due at the step of a checkpoint, were it not the last one. */
function isDue(type: string, from: Checkpoint | undefined, config: Config): boolean {
  const { sampleEvery, evaluateEvery, checkpointEvery } = config;
  const { step = 0 } = from ?? {};
  if (type === 'checkpoint' && from && keepsOf(from).best === step) return true;
  const every = { sample: sampleEvery, evaluation: evaluateEvery, checkpoint: checkpointEvery }[type] ?? 1;
  return every > 0 && step % every === 0;
}
