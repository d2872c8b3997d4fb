// Training of a run: every event of core goes through one sink after the other.
import {
  type Checkpoint,
  type Config,
  type Dataset,
  decodeCheckpoint,
  type EndReason,
  keepsOf,
  type TrainEvent,
  train,
} from '@ganvil/core';
import { skippedText } from '../data/skippedFiles.ts';
import { EXIT, explain } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { leave } from '../ranks/leadRanks.ts';
import { openSinks, type Sinks } from '../sinks/openSinks.ts';
import { alsoLogged } from '../sinks/progress/alsoLogged.ts';
import { openProgress } from '../sinks/progress/openProgress.ts';
import { rewindJsonl } from '../sinks/rewindJsonl.ts';
import { rewindTensorboard } from '../sinks/tensorboard.ts';
import { say, sendWarnings } from '../terminal/output.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { checkpointEvent } from './checkpointEvent.ts';
import { inRun, writeText } from './directory.ts';
import { checkDisk } from './diskNeeds.ts';
import { isComplete } from './isComplete.ts';
import { trainOptionsOf } from './trainOptionsOf.ts';
import type { TrainRunOptions } from './trainRunOptions.ts';

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
  checkDisk(run, config, session.dataset, session);
  const shown = openProgress(session.progress, openTerminal(), session);
  const progress = alsoLogged(shown, session.log, session);
  let sinks: Sinks | undefined;
  let close: Parameters<Sinks['close']>[0] = 'once';
  sendWarnings(progress.say);
  try {
    if (session.skipped?.length) await writeText(inRun.skipped(run), skippedText(session.skipped));
    interruption.react((name) => progress.say(`${name}: finishing this step and saving it ...`));
    const place = from && isBeginning(from) ? undefined : from;
    const due = (type: string): boolean => isDue(type, from, config);
    const rewound = await rewindJsonl(
      run,
      {
        step: place?.step ?? -1,
        since: session.since ?? 0,
        logEvery: config.logEvery,
        due,
        rollbacks: from?.rollbacks,
      },
      progress.say,
    );
    rewindTensorboard(run, place?.step ?? -1);
    sinks = openSinks(session, progress);
    if (place && !rewound.logged && due('checkpoint')) await sinks.log(checkpointEvent(place));
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

/** Whether a run has begun at a checkpoint: its log begins there, too. */
const isBeginning = ({ step, start }: Checkpoint): boolean => step === 0 && start !== undefined;

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
  for await (const event of train(config, dataset, await trainOptionsOf(session))) {
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
