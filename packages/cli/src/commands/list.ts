import { models } from '@ganvil/bench';
import {
  architectures,
  datasets,
  didYouMean,
  losses,
  metrics,
  optimizers,
  penalties,
  presets,
  settings,
} from '@ganvil/core';
import { helpFlag, jsonFlag, parseFlags } from '../args/flags.ts';
import { openCheckpoint } from '../args/runArgument.ts';
import { rangeOf, row, usage } from '../args/usage.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { print, printJson } from '../terminal/output.ts';

const tables: Record<string, Record<string, { help: string }>> = {
  presets,
  datasets,
  architectures,
  losses,
  penalties,
  optimizers,
  metrics,
  models,
  settings,
};

const flags = [jsonFlag, helpFlag];
const names = Object.keys(tables);

/** `ganvil list [TABLE]`, `ganvil list classes RUN` */
export async function list(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 2);
  if (given.has('help')) {
    const about = `Lists what there is: ${names.join(', ')}; or the classes that a conditional run draws.`;
    print(
      usage('list [TABLE | classes RUN] [options]', about, flags, [
        'ganvil list',
        'ganvil list losses',
        'ganvil list settings --json',
        'ganvil list classes runs/digits',
      ]),
    );
    return EXIT.done;
  }
  const [name, run] = given.positionals;
  if (name === 'classes') return listClasses(run, given.has('json'));
  if (run !== undefined)
    throw new Failure(EXIT.usage, `arguments: expected none after ${name}, got "${run}".`);
  if (name !== undefined && !Object.hasOwn(tables, name)) {
    throw new Failure(
      EXIT.usage,
      `list: expected one of ${names.join(', ')}${didYouMean(name, names)}, got "${name}".`,
    );
  }
  const chosen = name === undefined ? names.filter((table) => table !== 'settings') : [name];
  if (given.has('json'))
    printJson(name === undefined ? Object.fromEntries(chosen.map((t) => [t, plain(t)])) : plain(name));
  else print(chosen.map((table) => `${table}:\n${rows(table).join('\n')}`).join('\n\n'));
  return EXIT.done;
}

/** The classes of a run, by number. */
async function listClasses(run: string | undefined, json: boolean): Promise<number> {
  const path = run ?? '';
  if (path === '')
    throw new Failure(
      EXIT.usage,
      'list classes: expected the directory of a run, such as runs/00001-digits, got none.',
    );
  const { classes, classNames } = await openCheckpoint(path);
  if (classes === 0)
    throw new Failure(EXIT.data, `${path}: expected a conditional run, got one that is told no classes.`);
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
