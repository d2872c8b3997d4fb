import { statSync } from 'node:fs';
import { resolveConfig, resumableSettings } from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import { changeFlag, changesFromArgs } from '../args/changesFromArgs.ts';
import { readRunConfig } from '../args/configFile.ts';
import { dataOptions } from '../args/dataFlags.ts';
import { type Arguments, kebab, otherBitsFlag, setFlag, settingFlags } from '../args/flags.ts';
import { runArgument } from '../args/runArgument.ts';
import { settingsFromArgs } from '../args/settingsFromArgs.ts';
import { trainingFlags, trainingOptions } from '../args/trainingFlags.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { openServiceManager } from '../node/serviceManager.ts';
import { handleSignals } from '../node/signals.ts';
import { systemErrorOf } from '../node/systemError.ts';
import { asRank } from '../ranks/asRank.ts';
import { followRanks } from '../ranks/followRanks.ts';
import { checkRun, deleteUnused, inRun } from '../run/directory.ts';
import { importCheckpoint } from '../run/importCheckpoint.ts';
import { type Lock, lockRun } from '../run/lock.ts';
import { recoveryHint } from '../run/recoveryHint.ts';
import { resumeRun } from '../run/resumeRun.ts';
import { withAdvice } from '../run/withAdvice.ts';
import { say } from '../terminal/output.ts';
import type { Command, ShownValues } from './types.ts';

/** Settings that may differ from those that the run started with. */
const resumable = new Set<string>([...resumableSettings, 'numerics'].map(kebab));

/** `ganvil resume` */
export const resume: Command = {
  name: 'resume',
  args: 'RUN | FILE.safetensors',
  maxArgs: 1,
  summary: 'resume a run from its newest checkpoint',
  about: `Resumes a run from its newest checkpoint. The result is bit-identical to that of an uninterrupted run. Settings that do
not affect results may differ, and the path of data that was moved. --change gives other settings a new value from this step on: learning
rates, losses, penalties, updates per step and all else that leaves the networks and the optimizers as they are. A single checkpoint file (.safetensors), as the page exports it,
becomes a new run.`,
  flags: [
    { name: 'out', value: 'DIR', help: 'directory of the new run, when resuming from a checkpoint file' },
    setFlag,
    changeFlag,
    ...trainingFlags,
    otherBitsFlag,
    ...settingFlags.filter(({ name }) => resumable.has(name)),
  ],
  unlisted: settingFlags.filter(({ name }) => !resumable.has(name)),
  examples: [
    'ganvil resume runs/00007-ring8',
    'ganvil resume runs/00007-ring8 --steps 5000',
    'ganvil resume runs/00007-ring8 --change learningRateD=1e-4 --change penalty=r1',
    'ganvil resume exported.safetensors --out runs/from-the-page --steps 5000',
  ],
  shownValues: valuesOfRun,
  run: (args) =>
    asRank(
      (ranks) => resumeFrom(args, ranks),
      (ranks) => followRanks(ranks, dataOptions(args)),
    ),
};

/** The settings of the run, if one is named. */
function valuesOfRun({ positionals: [run] }: Arguments): ShownValues {
  const path = run && inRun.config(run);
  const exists = path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return exists ? { run: readRunConfig(path).config } : 'unknown';
}

async function resumeFrom(args: Arguments, ranks?: JobRanks): Promise<number> {
  const interruption = handleSignals();
  const options = { ...trainingOptions(args), ranks, service: openServiceManager(say) };
  const { changes, free } = changesFromArgs(args);
  const path = runArgument(args);
  const alone = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (!alone && args.has('out'))
    throw new Failure(EXIT.usage, `--out: applies only to a checkpoint file; ${path} is a run directory.`);
  const { run, lock, made } = alone
    ? await importCheckpoint(path, args.get('out'), options.force)
    : { run: path, lock: await lockOrRead(path, options.force), made: false };
  const input = { ...settingsFromArgs(args), ...free };
  const otherBits = args.has('other-bits');
  const change = (stored: object) => resolveConfig({ ...stored, ...input });
  try {
    return await resumeRun(run, lock, { ...options, change, changes, otherBits, interruption });
  } catch (error) {
    if (made) deleteUnused(run);
    throw withAdvice(error, run);
  } finally {
    lock?.release();
  }
}

/** As `checkRun`; the error says how else the run can be resumed. */
function checkThere(run: string): void {
  try {
    checkRun(run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `${error.message}${recoveryHint(run)}`);
  }
}

/** The lock of a run; undefined on a read-only disk, which suffices for a finished run. */
async function lockOrRead(run: string, force: boolean): Promise<Lock | undefined> {
  checkThere(run);
  try {
    return await lockRun(run, force);
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(systemErrorOf(error)?.name ?? '')) return undefined;
    throw error;
  }
}
