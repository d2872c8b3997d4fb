import { type Config, evaluatedPart, partOf, presets, resolveConfig } from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import { type Arguments, setFlag, settingFlags } from '../args/flags.ts';
import { type RequestedConfig, requestedConfig } from '../args/requestedConfig.ts';
import { trainingFlags, trainingOptions } from '../args/trainingFlags.ts';
import { openData } from '../data/openData.ts';
import { startEngine } from '../engine/openBackend.ts';
import { EXIT, explain } from '../node/exit.ts';
import { handleSignals } from '../node/signals.ts';
import { asRank } from '../ranks/asRank.ts';
import { followRanks } from '../ranks/followRanks.ts';
import { createRunDirectory, deleteUnused, prepareRun, whatIsAt, writeRunConfig } from '../run/directory.ts';
import { lockRun } from '../run/lock.ts';
import { checkChanges } from '../run/plannedChanges.ts';
import { resumeRun } from '../run/resumeRun.ts';
import { reportResult } from '../run/summary.ts';
import { trainRun } from '../run/trainRun.ts';
import { withAdvice } from '../run/withAdvice.ts';
import { printNetworks } from '../terminal/networks.ts';
import { print, say } from '../terminal/output.ts';
import type { Command, ShownValues } from './types.ts';

/** `ganvil train` */
export const train: Command = {
  name: 'train',
  args: '[PRESET | config.json]',
  maxArgs: 1,
  summary: 'train a GAN (default preset: digits)',
  about: `Trains a GAN. With --out, start the same command again to resume an interrupted run. The defaults below are those of PRESET, or of
digits if none is given; with --data alone, those of own-pictures for pictures, and settings that suit its columns for a table. Texts name settings as config.json does: widthD is --width-d. \`ganvil list\` explains the values of options, for example \`ganvil list losses\`.`,
  flags: [
    {
      name: 'out',
      value: 'DIR',
      help: 'run directory: a new one, or an existing run with the same settings, which is then resumed (default: the next number in runs/)',
    },
    setFlag,
    ...trainingFlags,
    {
      name: 'shapes',
      help: 'print the layers of all networks with their shapes, weights and multiply-adds, and exit; with --json as JSON',
    },
    { name: 'dry-run', help: 'print all settings (preset, file and flags combined) as JSON, and exit' },
    ...settingFlags,
  ],
  examples: [
    'ganvil train',
    'ganvil train ring8 --steps 2000 --seed 1 --json',
    'ganvil train --data points.csv',
    'ganvil train mnist-dcgan --data path/to/mnist --out runs/mnist --budget 30m',
    'ganvil train cifar-dcgan --data path/to/cifar --shapes',
    'ganvil train digits --dry-run > my.json; ganvil train my.json --steps 50',
  ],
  shownValues: valuesOfPreset,
  run: (args) =>
    describes(args)
      ? trainFrom(args)
      : asRank(
          (ranks) => trainFrom(args, ranks),
          (ranks) =>
            followRanks(ranks, async () => (await requestedConfig(args, trainingOptions(args))).config),
        ),
};

/** Whether it prints something instead of training. */
const describes = (args: Arguments): boolean => args.has('dry-run') || args.has('shapes');

/** The settings of the preset that is named, or of the default one; the plain defaults for a file. */
function valuesOfPreset({ positionals: [name = 'digits'] }: Arguments): ShownValues {
  return Object.hasOwn(presets, name) ? { preset: resolveConfig({}, name) } : 'defaults';
}

async function trainFrom(args: Arguments, ranks?: JobRanks): Promise<number> {
  const interruption = handleSignals();
  const options = { ...trainingOptions(args), ranks };
  const requested = await requestedConfig(args, options);
  partOf(requested.config, 0, ranks?.size);
  if (describes(args)) return await describe(args, requested, options);
  const { config, preset, changes = [], opened } = requested;
  const out = args.get('out');
  const exists = out !== undefined && whatIsAt(out) === 'run';
  const data = exists ? undefined : (opened ?? (await openData(config, preset, say, options)));
  if (data)
    await startEngine(config, {
      ...data,
      steps: config.steps,
      quiet: ['none', 'json'].includes(options.progress),
    });
  if (data) checkChanges(config, changes, data.dataset);
  const run = exists ? out : createRunDirectory(out, preset);
  const lock = await lockRun(run, options.force).catch((error) => {
    throw withAdvice(error, run);
  });
  const isNew = whatIsAt(run) === 'nothing'; // another process may have started it in the meantime
  try {
    if (!isNew || !data) {
      const change = (): Config => config;
      return await resumeRun(run, lock, { ...options, change, changes: [], otherBits: false, interruption });
    }
    await writeRunConfig(run, { config, changes, preset, dataset: data.dataset.digest });
    await prepareRun(run);
    const result = await trainRun({ ...options, ...data, run, config, changes, preset, lock, interruption });
    return reportResult(result, config.steps, options.json, evaluatedPart(data.dataset));
  } catch (error) {
    if (isNew && explain(error)?.code !== EXIT.locked) deleteUnused(run);
    throw withAdvice(error, run);
  } finally {
    lock.release();
  }
}

/** Prints the settings, or the networks that they ask for. */
async function describe(
  args: Arguments,
  { config, preset, opened }: RequestedConfig,
  options: ReturnType<typeof trainingOptions>,
): Promise<number> {
  if (args.has('dry-run')) print(JSON.stringify(config, null, 2));
  else {
    const { dataset } = opened ?? (await openData(config, preset, say, options));
    printNetworks(config, dataset, options.json);
  }
  return EXIT.done;
}
