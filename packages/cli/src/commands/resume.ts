import { statSync } from 'node:fs';
import { type Config, differences, resolveConfig } from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import { openBackend } from '../backend.ts';
import { readRunConfig } from '../configFile.ts';
import { embedded, openData } from '../data.ts';
import { parseDuration } from '../duration.ts';
import { EXIT, Failure } from '../exit.ts';
import { storedData } from '../files.ts';
import {
  type Arguments,
  budgetFlag,
  type Flag,
  forceUnlockFlag,
  helpFlag,
  jsonFlag,
  otherBitsFlag,
  parseFlags,
  quietFlag,
  setFlag,
  settingFlags,
} from '../flags.ts';
import { print, say } from '../output.ts';
import { adopt } from '../run/adopt.ts';
import { openNewest } from '../run/checkpoints.ts';
import { checkRun, discardUnused, inRun, prepareRun } from '../run/directory.ts';
import { lockRun } from '../run/lock.ts';
import { finishSession, runSession } from '../session.ts';
import { settingsGiven } from '../settingsGiven.ts';
import { reportOutcome } from '../summary.ts';
import { target } from '../target.ts';
import { usage } from '../usage.ts';

const flags: readonly Flag[] = [
  {
    name: 'out',
    value: 'DIR',
    help: 'for a checkpoint in a file: the directory of the run that goes on from it',
  },
  setFlag,
  budgetFlag,
  jsonFlag,
  quietFlag,
  forceUnlockFlag,
  otherBitsFlag,
  helpFlag,
  ...settingFlags,
];

const about = `Goes on where a run stopped, to the same bits as if it had not. Only settings that change nothing of what was
computed may differ (steps, how often things are shown and kept), and the path of data that was moved. A checkpoint that lies alone in a
.safetensors file, as a page exports it, becomes a run of its own.`;

const examples = [
  'ganvil resume runs/00007-ring8',
  'ganvil resume runs/00007-ring8 --steps 5000',
  'ganvil resume exported.safetensors --out runs/from-the-page --steps 5000',
];

/** `ganvil resume RUN | FILE.safetensors` */
export async function resume(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('resume RUN | FILE.safetensors [options]', about, flags, examples));
    return EXIT.done;
  }
  const path = target(given);
  const alone = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (!alone && given.has('out'))
    throw new Failure(EXIT.usage, `--out: expected a checkpoint in a file to go with it, got ${path}.`);
  const run = alone ? await adopt(path, given.get('out')) : path;
  checkRun(run);
  const unlock = lockRun(run, given.has('force-unlock'));
  try {
    return await locked(run, given);
  } catch (error) {
    if (alone) discardUnused(run);
    throw error;
  } finally {
    unlock();
  }
}

async function locked(run: string, given: Arguments): Promise<number> {
  const stored = readRunConfig(inRun.config(run));
  const { preset } = stored;
  const config = changed(run, stored.config, given);
  const otherBits = given.has('other-bits');
  const budget = given.has('budget') ? parseDuration(given.get('budget')!) : undefined;
  await prepareRun(run);
  const from = await openNewest(run, say);
  if (from && from.step > config.steps) {
    throw new Failure(
      EXIT.usage,
      `steps: expected at least ${from.step}, where the run is, got ${config.steps}.`,
    );
  }
  if (from?.step === config.steps) {
    return reportOutcome(await finishSession(run, from), config.steps, given.has('json'));
  }
  const abi = [stored.abi, from?.abi ?? abiVersion].find((version) => version !== abiVersion);
  if (abi !== undefined && !otherBits) {
    throw new Failure(
      EXIT.config,
      `${run}: expected a run of kernel ABI ${abiVersion}, got one of ABI ${abi}; to go on with other bits than it began with, add --other-bits.`,
    );
  }
  const dataset = await openData(config, preset, say);
  if (dataset.digest !== stored.dataset) {
    throw new Failure(
      EXIT.data,
      `data: expected what the run began with (SHA-256 ${stored.dataset.slice(0, 12)}), got other data (${dataset.digest.slice(0, 12)}) in ${config.data}.`,
    );
  }
  await openBackend(config);
  const quiet = given.has('quiet');
  const outcome = await runSession({ run, config, preset, dataset, from, otherBits, quiet, budget });
  return reportOutcome(outcome, config.steps, given.has('json'));
}

/** The run's configuration with what the command line changes. Where the data lies is free: its digest is compared. */
function changed(run: string, before: Config, given: Arguments): Config {
  const input = settingsGiven(given);
  const after = resolveConfig({ ...before, ...input });
  const numerics = given.has('other-bits') ? before.numerics : after.numerics;
  const rows = differences(before, { ...after, data: before.data, numerics });
  if (rows.length > 0) {
    const list = rows.map((row) => `${row.key} ${row.before} -> ${row.after}`).join(', ');
    const hint = rows.every((row) => row.key === 'numerics')
      ? '; to go on all the same, add --other-bits'
      : '';
    throw new Failure(
      EXIT.config,
      `${run}: expected the settings that the run began with, got others: ${list}${hint}.`,
    );
  }
  return { ...after, data: storedData(after.data, embedded) };
}
