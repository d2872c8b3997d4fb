import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { nearest, presets, resolveConfig } from '@ganvil/core';
import { openBackend } from '../backend.ts';
import { readConfigFile } from '../configFile.ts';
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
  parseFlags,
  quietFlag,
  setFlag,
  settingFlags,
} from '../flags.ts';
import { print, say } from '../output.ts';
import { checkNew, createRunDirectory, discardUnused, prepareRun } from '../run/directory.ts';
import { lockRun } from '../run/lock.ts';
import { runSession } from '../session.ts';
import { settingsGiven } from '../settingsGiven.ts';
import { reportOutcome } from '../summary.ts';
import { usage } from '../usage.ts';

const DEFAULT_PRESET = 'digits';

const flags: readonly Flag[] = [
  { name: 'out', value: 'DIR', help: 'the run directory, new or empty (default: the next number in runs/)' },
  setFlag,
  budgetFlag,
  { name: 'dry-run', help: 'print the resolved configuration and stop' },
  jsonFlag,
  quietFlag,
  forceUnlockFlag,
  helpFlag,
  ...settingFlags,
];

const examples = [
  'ganvil train',
  'ganvil train ring8 --steps 2000 --seed 1 --json',
  'ganvil train mnist-dcgan --data path/to/mnist --out runs/mnist --budget 30m',
  'ganvil train digits --dry-run > my.json; ganvil train my.json --set batchSize=32',
];

/** `ganvil train [PRESET | config.json]` */
export async function train(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('train [PRESET | config.json] [options]', 'Trains a GAN.', flags, examples));
    return EXIT.done;
  }
  const { config, preset } = configured(given);
  const budget = given.has('budget') ? parseDuration(given.get('budget')!) : undefined;
  if (given.has('dry-run')) {
    print(JSON.stringify(config, null, 2));
    return EXIT.done;
  }
  const out = given.get('out');
  if (out !== undefined) checkNew(out);
  const dataset = await openData(config, preset, say);
  await openBackend(config);
  const run = createRunDirectory(out, preset);
  const unlock = lockRun(run, given.has('force-unlock'));
  try {
    await prepareRun(run);
    const outcome = await runSession({ run, config, preset, dataset, quiet: given.has('quiet'), budget });
    return reportOutcome(outcome, config.steps, given.has('json'));
  } catch (error) {
    discardUnused(run);
    throw error;
  } finally {
    unlock();
  }
}

/** Flags over `--set` over the file over the preset over the defaults. */
function configured(given: Arguments) {
  const source = given.positionals[0] ?? DEFAULT_PRESET;
  const input = settingsGiven(given);
  const isPreset = Object.hasOwn(presets, source);
  if (!isPreset && !/\.json$|[/\\]/.test(source) && !existsSync(source)) {
    const names = Object.keys(presets);
    throw new Failure(
      EXIT.usage,
      `preset: expected one of ${names.join(', ')}, or a config.json${nearest(source, names)}, got "${source}".`,
    );
  }
  const file = isPreset ? { settings: {}, preset: source } : readConfigFile(source);
  const config = resolveConfig({ ...file.settings, ...input }, file.preset);
  const preset = isPreset ? source : basename(source, '.json').replace(/[^\w.-]/g, '_') || 'config';
  return { config: { ...config, data: storedData(config.data, embedded) }, preset };
}
