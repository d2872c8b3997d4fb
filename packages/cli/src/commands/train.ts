import { rmSync } from 'node:fs';
import { type Config, evaluatedPart, partOf, presets, resolveConfig } from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import { dataOptions } from '../args/dataFlags.ts';
import { type Arguments, setFlag, settingFlags } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { type RequestedConfig, requestedConfig } from '../args/requestedConfig.ts';
import { freshNames, startArgument, startFlags } from '../args/startFlags.ts';
import { isQuiet, trainingFlags, trainingOptions } from '../args/trainingFlags.ts';
import { openData } from '../data/openData.ts';
import { startEngine } from '../engine/openBackend.ts';
import { EXIT, explain } from '../node/exit.ts';
import { openServiceManager } from '../node/serviceManager.ts';
import { handleSignals } from '../node/signals.ts';
import { asRank } from '../ranks/asRank.ts';
import { followRanks } from '../ranks/followRanks.ts';
import { type Beginning, beginFrom, saveBeginning } from '../run/beginFrom.ts';
import {
  createRunDirectory,
  type Description,
  deleteUnused,
  inRun,
  prepareRun,
  whatIsAt,
  writeRunConfig,
} from '../run/directory.ts';
import { lockRun } from '../run/lock.ts';
import { placeOf, RESUME } from '../run/placeOf.ts';
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
    {
      name: 'resume',
      value: 'WHEN',
      help: 'auto: also without --out, resume the newest run in runs/ with the same settings, if there is one; never: refuse a directory that holds a run (default: resume what is in --out)',
    },
    setFlag,
    ...startFlags,
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
    'ganvil train --from runs/mnist --data LETTERS --freeze D/down1 --steps 5000',
    'ganvil train cifar-dcgan --data path/to/cifar --shapes',
    'ganvil train digits --dry-run > my.json; ganvil train my.json --steps 50',
  ],
  shownValues: valuesOfPreset,
  run: (args) =>
    describes(args)
      ? trainFrom(args)
      : asRank(
          (ranks) => trainFrom(args, ranks),
          (ranks) => followRanks(ranks, dataOptions(args), () => configOf(args)),
        ),
};

/** The settings that a command line asks for. */
const configOf = async (args: Arguments): Promise<Config> =>
  (await requestedConfig(args, trainingOptions(args), await startArgument(args))).config;

/** Whether it prints something instead of training. */
const describes = (args: Arguments): boolean => args.has('dry-run') || args.has('shapes');

/** The settings of the preset that is named, or of the default one; the plain defaults for a file. */
function valuesOfPreset({ positionals: [name = 'digits'] }: Arguments): ShownValues {
  return Object.hasOwn(presets, name) ? { preset: resolveConfig({}, name) } : 'defaults';
}

async function trainFrom(args: Arguments, ranks?: JobRanks): Promise<number> {
  const interruption = handleSignals();
  const options = { ...trainingOptions(args), ranks, service: openServiceManager(say) };
  const source = await startArgument(args);
  const requested = await requestedConfig(args, options, source);
  partOf(requested.config, 0, ranks?.size);
  if (describes(args)) return await describe(args, requested, options);
  const { config, preset, changes = [], opened } = requested;
  const { out, exists } = placeOf(args.get('out'), resumeArgument(args), config, source !== undefined);
  const data = exists ? undefined : (opened ?? (await openData(config, preset, say, options)));
  if (data)
    await startEngine(config, {
      ...data,
      steps: config.steps,
      quiet: isQuiet(options),
      memory: options.memory,
    });
  if (data) checkChanges(config, changes, data.dataset);
  const begun = data && source && (await beginFrom(source, freshNames(args), config, data.dataset));
  const run = exists && out !== undefined ? out : createRunDirectory(out, preset);
  const lock = await lockRun(run, options.force).catch((error) => {
    throw withAdvice(error, run);
  });
  const isNew = whatIsAt(run) === 'nothing'; // another process may have started it in the meantime
  try {
    if (!isNew || !data) {
      const change = (): Config => config;
      return await resumeRun(run, lock, { ...options, change, changes: [], otherBits: false, interruption });
    }
    await prepareNew(run, { config, changes, preset, dataset: data.dataset.digest }, begun);
    const session = { ...options, ...data, run, config, changes, preset, lock, interruption };
    const result = await trainRun({ ...session, from: begun?.from });
    return reportResult(result, config.steps, options.json, evaluatedPart(data.dataset));
  } catch (error) {
    if (isNew && explain(error)?.code !== EXIT.locked) deleteUnused(run);
    throw withAdvice(error, run);
  } finally {
    lock.release();
  }
}

/** What `--resume` says. Throws a usage Failure. */
function resumeArgument(args: Arguments): (typeof RESUME)[number] | undefined {
  const text = args.get('resume');
  return text === undefined ? undefined : oneOf('--resume', text, RESUME);
}

/** Makes a run that can be resumed, or begun again, from the first instant on. */
async function prepareNew(run: string, described: Description, begun: Beginning | undefined): Promise<void> {
  rmSync(inRun.checkpoints(run), { recursive: true, force: true }); // of a beginning that was killed
  if (begun) {
    await prepareRun(run);
    await saveBeginning(run, begun);
  }
  await writeRunConfig(run, { ...described, ...begun?.described });
  await prepareRun(run);
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
