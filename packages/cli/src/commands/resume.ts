import { statSync } from 'node:fs';
import { resolveConfig, resumableSettings } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import {
  type Arguments,
  type Flag,
  helpFlag,
  kebab,
  otherBitsFlag,
  parseFlags,
  setFlag,
  settingFlags,
} from '../args/flags.ts';
import { target } from '../args/runArgument.ts';
import { settingsGiven } from '../args/settingsFromArgs.ts';
import { trainingFlags, trainingOptions } from '../args/trainingFlags.ts';
import { usage } from '../args/usage.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { watchSignals } from '../node/signals.ts';
import { systemErrorOf } from '../node/systemError.ts';
import { checkRun, discardUnused, inRun } from '../run/directory.ts';
import { adopt } from '../run/importCheckpoint.ts';
import { type Lock, lockRun } from '../run/lock.ts';
import { rescueOf } from '../run/recoveryHint.ts';
import { continueRun } from '../run/resumeRun.ts';
import { withAdvice } from '../run/withAdvice.ts';
import { print } from '../terminal/output.ts';

const flags: readonly Flag[] = [
  {
    name: 'out',
    value: 'DIR',
    help: 'for a checkpoint in a file: the directory of the run that resumes it',
  },
  setFlag,
  ...trainingFlags,
  otherBitsFlag,
  helpFlag,
  ...settingFlags,
];

/** Those of settings that may differ from what the run began with. */
const changeable = new Set<string>([...resumableSettings, 'numerics'].map(kebab));

const about = `Resumes a run where it stopped, bit-identical to one that did not. Only settings that change nothing of what was computed may differ, and the path of data that was moved. A checkpoint that lies alone in a .safetensors file, as a page exports it, becomes a run of its own.`;

const examples = [
  'ganvil resume runs/00007-ring8',
  'ganvil resume runs/00007-ring8 --steps 5000',
  'ganvil resume exported.safetensors --out runs/from-the-page --steps 5000',
];

/** `ganvil resume RUN | FILE.safetensors` */
export async function resume(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) return help(given);
  const interruption = watchSignals();
  const options = trainingOptions(given);
  const path = target(given);
  const alone = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (!alone && given.has('out'))
    throw new Failure(EXIT.usage, `--out: expected a checkpoint in a file to go with it, got ${path}.`);
  const { run, lock, made } = alone
    ? await adopt(path, given.get('out'), options.force)
    : { run: path, lock: await lockOrRead(path, options.force), made: false };
  const input = settingsGiven(given);
  const otherBits = given.has('other-bits');
  const change = (stored: object) => resolveConfig({ ...stored, ...input });
  try {
    return await continueRun(run, lock, { ...options, change, otherBits, interruption });
  } catch (error) {
    if (made) discardUnused(run);
    throw withAdvice(error, run);
  } finally {
    lock?.release();
  }
}

/** As `checkRun`; says what else the run can be continued from. */
function checkThere(run: string): void {
  try {
    checkRun(run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `${error.message}${rescueOf(run)}`);
  }
}

/** The lock of a run; undefined where nothing can be written, which is enough for a run that is finished. */
async function lockOrRead(run: string, force: boolean): Promise<Lock | undefined> {
  checkThere(run);
  try {
    return await lockRun(run, force);
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(systemErrorOf(error)?.name ?? '')) return undefined;
    throw error;
  }
}

/** Help with the values of the run, if one is named. */
function help(given: Arguments): number {
  const path = given.positionals[0] && inRun.config(given.positionals[0]);
  const there = path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const shown = flags.filter((flag) => !settingFlags.includes(flag) || changeable.has(flag.name));
  const values = there ? readRunConfig(path).config : 'unknown';
  print(usage('resume RUN | FILE.safetensors [options]', about, shown, examples, values));
  return EXIT.done;
}
