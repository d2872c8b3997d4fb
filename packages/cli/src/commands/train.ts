import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Config, nearest, presets, resolveConfig } from '@ganvil/core';
import { openEngine } from '../backend.ts';
import { readConfigFile } from '../configFile.ts';
import { continueRun } from '../continueRun.ts';
import { embedded, openData } from '../data.ts';
import { EXIT, explain, Failure } from '../exit.ts';
import { withAdvice } from '../failed.ts';
import { storedData } from '../files.ts';
import { type Arguments, type Flag, helpFlag, parseFlags, setFlag, settingFlags } from '../flags.ts';
import { watchSignals } from '../interruption.ts';
import { print, say } from '../output.ts';
import { createRunDirectory, discardUnused, whatIsAt } from '../run/directory.ts';
import { lockRun } from '../run/lock.ts';
import { runSession } from '../session.ts';
import { settingsGiven } from '../settingsGiven.ts';
import { reportOutcome } from '../summary.ts';
import { trainingFlags, trainingOptions } from '../trainingFlags.ts';
import { usage } from '../usage.ts';

const DEFAULT_PRESET = 'digits';

const flags: readonly Flag[] = [
  {
    name: 'out',
    value: 'DIR',
    help: 'the run directory: new, or a run with the same settings, which is then continued (default: the next number in runs/)',
  },
  setFlag,
  ...trainingFlags,
  { name: 'dry-run', help: 'print the resolved configuration and stop' },
  helpFlag,
  ...settingFlags,
];

const about =
  'Trains a GAN. With --out the same command, started again, continues the run wherever it was interrupted.';

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
    print(usage('train [PRESET | config.json] [options]', about, flags, examples));
    return EXIT.done;
  }
  const interruption = watchSignals();
  const { config, preset } = configured(given);
  const options = trainingOptions(given);
  if (given.has('dry-run')) {
    print(JSON.stringify(config, null, 2));
    return EXIT.done;
  }
  const out = given.get('out');
  const begun = out !== undefined && whatIsAt(out) === 'run';
  const dataset = begun ? undefined : await openData(config, preset, say);
  if (dataset) await openEngine(config, { dataset, steps: config.steps, quiet: options.progress === 'none' });
  const run = begun ? out : createRunDirectory(out, preset);
  const lock = await lockRun(run, options.force).catch((error) => {
    throw withAdvice(error, run);
  });
  const fresh = whatIsAt(run) === 'nothing'; // another process may have begun it in the meantime
  try {
    if (!fresh || !dataset) {
      const change = (): Config => config;
      return await continueRun(run, lock, { ...options, change, otherBits: false, interruption });
    }
    const outcome = await runSession({ ...options, run, config, preset, dataset, lock, interruption });
    return reportOutcome(outcome, config.steps, options.json);
  } catch (error) {
    if (fresh && explain(error)?.code !== EXIT.locked) discardUnused(run);
    throw withAdvice(error, run);
  } finally {
    lock.release();
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
