// Resumes an existing run from its newest checkpoint.
import {
  type Checkpoint,
  type Config,
  configDiff,
  type Dataset,
  evaluatedPart,
  isPlateau,
} from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import type { AskedChange } from '../args/changesFromArgs.ts';
import { readRunConfig } from '../args/configFile.ts';
import { isQuiet, type TrainingOptions } from '../args/trainingFlags.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { startEngine } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import type { ServiceManager } from '../node/serviceManager.ts';
import type { Interruption } from '../node/signals.ts';
import { logNamesCheckpoint } from '../sinks/rewindJsonl.ts';
import { say } from '../terminal/output.ts';
import { checkAgainst, checkAsks, differencesText } from './checkAgainst.ts';
import { deleteUnlisted, readEntries, restoreList } from './checkpointList.ts';
import { openNewest } from './checkpoints.ts';
import { configAfter } from './configAfter.ts';
import { type Description, inRun, prepareRun, removeStaleFiles, writeRunConfig } from './directory.ts';
import { finishRun } from './finishRun.ts';
import type { Lock } from './lock.ts';
import { plannedChanges } from './plannedChanges.ts';
import { recoveryHint } from './recoveryHint.ts';
import { reportResult } from './summary.ts';
import { trainRun } from './trainRun.ts';

/** How to resume a run. */
export interface ResumeOptions extends TrainingOptions {
  /** The settings to resume with, from those of the run. */
  readonly change: (stored: Config) => Config;
  /** Settings that are to take another value from here on. */
  readonly changes: readonly AskedChange[];
  /** Whether the kernel ABI or numeric profile may differ, which changes results. */
  readonly otherBits: boolean;
  readonly interruption: Interruption;
  readonly service?: ServiceManager;
}

/** Resumes the run in a directory until it ends; the result is the exit code. `lock` is undefined on a read-only disk. */
export async function resumeRun(
  run: string,
  lock: Lock | undefined,
  options: ResumeOptions,
): Promise<number> {
  const stored = readDescription(run);
  const config = changedConfig(run, stored.config, options);
  if (lock) await restoreList(run, say);
  const from = await startingPoint(run, stored, config, options.otherBits);
  if (lock) {
    deleteUnlisted(run, readEntries(run));
    removeStaleFiles(run);
  }
  const over = from && endOf(from, config);
  if (from && over) {
    checkAsks(run, from.step, options.changes);
    const result = await finishRun(run, from, over, lock !== undefined, stored.origin?.step);
    return reportResult(result, config.steps, options.json);
  }
  if (!lock) throw new Failure(EXIT.io, `${run}: the directory is read-only.`);
  checkAbi(run, [stored.abi, from?.abi ?? abiVersion], options.otherBits);
  await prepareRun(run);
  const { preset, origin, start } = stored;
  const since = origin?.step;
  const { dataset, skipped } = await openData(config, preset, say, options);
  checkData(config.data, dataset, stored.dataset);
  const steps = config.steps - (from?.step ?? 0);
  const changes = plannedChanges(config, stored.changes ?? [], from, options.changes, dataset);
  const { memory } = options;
  await startEngine(config, { dataset, steps, memory, quiet: isQuiet(options) });
  await writeRunConfig(run, { config, changes, preset, dataset: dataset.digest, origin, start });
  const now = configAfter(config, from?.changes ?? []);
  const session = { ...options, run, config: now, changes, preset, dataset, skipped, from, since, lock };
  const result = await trainRun(session);
  return reportResult(result, config.steps, options.json, evaluatedPart(dataset));
}

/** The checkpoint that a run goes on from; undefined for one that begins again. */
async function startingPoint(
  run: string,
  stored: Description,
  config: Config,
  otherBits: boolean,
): Promise<Checkpoint | undefined> {
  const newest = await openNewest(run, say);
  if (newest) checkAgainst(run, stored, newest, otherBits);
  else checkFresh(run, stored);
  const from = newest && isBeginning(newest, stored) ? undefined : newest;
  if (from && from.step > config.steps) {
    throw new Failure(
      EXIT.usage,
      `steps: expected at least ${from.step}, the current step of the run, got ${config.steps}.`,
    );
  }
  return from;
}

/** Whether a checkpoint is the beginning of a run, which is begun again: it follows from the settings. */
function isBeginning({ updates }: Checkpoint, { origin }: Description): boolean {
  return origin === undefined && Object.values(updates).every((count) => count === 0);
}

/** Why a run that is at a checkpoint is over, if it is. */
function endOf({ step, course = {} }: Checkpoint, config: Config): 'finished' | 'plateau' | undefined {
  if (step === config.steps) return 'finished';
  return isPlateau(course, config) ? 'plateau' : undefined;
}

/** Throws if the data are not those that the run was started with. */
function checkData(path: string, { digest, former }: Dataset, stored: string): void {
  if (digest === stored) return;
  if (former?.digest === stored) {
    throw new Failure(
      EXIT.data,
      `data: this version reads ${path} differently from the version that started the run (${former.why}); start a new run.`,
    );
  }
  throw new Failure(
    EXIT.data,
    `data: expected the data that the run was started with (SHA-256 ${stored.slice(0, 12)}), got other data (${digest.slice(0, 12)}) in ${path}.`,
  );
}

/** The contents of config.json; an error says how else the run can be resumed. */
function readDescription(run: string): ReturnType<typeof readRunConfig> {
  try {
    return readRunConfig(inRun.config(run));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `${error.message}${recoveryHint(run)}`);
  }
}

/** Throws if there was a checkpoint: the run would start again from step 0. */
function checkFresh(run: string, { origin, start }: Description): void {
  if (start)
    throw new Failure(
      EXIT.data,
      `${run}: the checkpoint of its beginning is missing; begin it again: ganvil train … --from RUN --out NEW`,
    );
  if (origin) {
    throw new Failure(
      EXIT.data,
      `${run}: the checkpoint of step ${origin.step} that the run was created from is missing; import it again: ganvil resume FILE.safetensors --out ${run}`,
    );
  }
  if (!logNamesCheckpoint(run)) return;
  throw new Failure(
    EXIT.data,
    `${run}: the checkpoints that its log names are missing; restore them, or start a new run in another directory.`,
  );
}

function checkAbi(run: string, versions: readonly number[], otherBits: boolean): void {
  const abi = versions.find((version) => version !== abiVersion);
  if (abi === undefined || otherBits) return;
  throw new Failure(
    EXIT.config,
    `${run}: expected a run of kernel ABI ${abiVersion}, got one of ABI ${abi}; to resume although results will differ: ganvil resume ${run} --other-bits`,
  );
}

/** The run's configuration with the changes that were asked for. The path of the data may change: its digest is compared. */
function changedConfig(run: string, before: Config, { change, otherBits }: ResumeOptions): Config {
  const after = change(before);
  const numerics = otherBits ? before.numerics : after.numerics;
  const rows = configDiff(before, { ...after, data: before.data, numerics });
  if (rows.length > 0) {
    const only = rows.every((row) => row.key === 'numerics');
    const hint = only ? `; to resume although results will differ: ganvil resume ${run} --other-bits` : '';
    throw new Failure(
      EXIT.config,
      `${run}: these settings cannot change when a run is resumed: ${differencesText(rows)}${hint}.`,
    );
  }
  return { ...after, data: storedData(after.data, embedded) };
}
