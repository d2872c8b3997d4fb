import { models } from '@ganvil/bench';
import {
  activations,
  alarms,
  architectures,
  assessments,
  augmentations,
  batchFeatures,
  conditionings,
  datasets,
  distances,
  featureSpaces,
  games,
  heads,
  initializers,
  latents,
  latentTerms,
  layers,
  lessons,
  losses,
  masks,
  metrics,
  norms,
  optimizers,
  penalties,
  presets,
  schedules,
  settings,
  stops,
  upsamplings,
} from '@ganvil/core';
import { type Arguments, jsonFlag } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { openCheckpoint } from '../args/runArgument.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { repros } from '../repro/index.ts';
import { print, printJson } from '../terminal/output.ts';
import { printPresetDifferences } from './presetDifferences.ts';
import type { Command } from './types.ts';
import { rangeOf, row } from './usage.ts';

const tables: Record<string, Record<string, { help: string }>> = {
  presets,
  datasets,
  games,
  latents,
  distances,
  latentTerms,
  masks,
  architectures,
  layers,
  activations,
  norms,
  upsamplings,
  conditionings,
  initializers,
  heads,
  batchFeatures,
  losses,
  penalties,
  augmentations,
  optimizers,
  schedules,
  stops,
  metrics,
  alarms,
  assessments,
  featureSpaces,
  models,
  repros,
  lessons,
  settings,
};

const names = Object.keys(tables);

/** Of tables whose rows need more than their name. */
const headings: Record<string, string> = {
  settings:
    'settings, with the defaults of what a preset leaves open\n(`ganvil train PRESET --help` shows those of a preset)',
};

/** `ganvil list` */
export const list: Command = {
  name: 'list',
  args: '[WHAT | classes RUN]',
  maxArgs: 2,
  summary: 'list presets, datasets, games, losses, metrics, settings, ..., or the classes of a run',
  about: `Lists one of: ${names.join(', ')}. Without WHAT, lists all of them but settings. \`list classes RUN\` lists the
classes of a conditional run. \`list presets --diff NAME\` lists each setting of a preset that differs from the defaults, or from a run or config.json that is named after it.`,
  flags: [
    {
      name: 'diff',
      value: 'NAME',
      help: 'with presets: settings of this preset beside the defaults, or those of a RUN or config.json',
    },
    jsonFlag,
  ],
  examples: [
    'ganvil list',
    'ganvil list losses',
    'ganvil list settings --json',
    'ganvil list classes runs/digits',
    'ganvil list presets --diff ring8-pacgan',
    'ganvil list presets runs/00001-digits --diff digits',
  ],
  run: listTables,
};

async function listTables(args: Arguments): Promise<number> {
  const [name, run] = args.positionals;
  const diff = args.get('diff');
  if (diff !== undefined) {
    if (name !== 'presets')
      throw new Failure(EXIT.usage, `--diff: expected list presets, got list${name ? ` ${name}` : ''}.`);
    return printPresetDifferences(diff, run, args.has('json'));
  }
  if (name === 'classes') return listClasses(run, args.has('json'));
  if (run !== undefined)
    throw new Failure(EXIT.usage, `arguments: expected none after ${name}, got "${run}".`);
  if (name !== undefined) oneOf('list', name, names);
  const chosen = name === undefined ? names.filter((table) => table !== 'settings') : [name];
  if (args.has('json'))
    printJson(name === undefined ? Object.fromEntries(chosen.map((t) => [t, plain(t)])) : plain(name));
  else print(chosen.map((table) => `${headings[table] ?? table}:\n${rows(table).join('\n')}`).join('\n\n'));
  return EXIT.done;
}

/** The classes of a run, by number. */
async function listClasses(run: string | undefined, json: boolean): Promise<number> {
  const path = run ?? '';
  if (path === '')
    throw new Failure(
      EXIT.usage,
      'list classes: expected a run directory, such as runs/00001-digits, got none.',
    );
  const { classes, classNames } = await openCheckpoint(path);
  if (classes === 0)
    throw new Failure(EXIT.data, `${path}: expected a conditional run, got an unconditional one.`);
  const labels = Array.from({ length: classes }, (_, i) => classNames?.[i] ?? String(i));
  if (json) printJson(labels);
  else print(labels.map((label, i) => `${i} ${label}`).join('\n'));
  return EXIT.done;
}

function plain(table: string): Record<string, unknown> {
  if (table !== 'settings') {
    return Object.fromEntries(Object.entries(tables[table]).map(([name, { help }]) => [name, { help }]));
  }
  return Object.fromEntries(Object.entries(settings).map(([key, { check, ...setting }]) => [key, setting]));
}

function rows(table: string): string[] {
  if (table !== 'settings') return Object.entries(tables[table]).map(([name, { help }]) => row(name, help));
  return Object.entries(settings).map(([key, setting]) => row(key, `${setting.help} (${rangeOf(setting)})`));
}
