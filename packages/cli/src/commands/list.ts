import {
  architectures,
  datasets,
  losses,
  metrics,
  nearest,
  optimizers,
  penalties,
  presets,
  settings,
} from '@ganvil/core';
import { models } from '../bench/models.ts';
import { EXIT, Failure } from '../exit.ts';
import { helpFlag, jsonFlag, parseFlags } from '../flags.ts';
import { print, printJson } from '../output.ts';
import { rangeOf, row, usage } from '../usage.ts';

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

/** `ganvil list [TABLE]` */
export async function list(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    const about = `Lists what there is: ${names.join(', ')}.`;
    print(
      usage('list [TABLE] [options]', about, flags, [
        'ganvil list',
        'ganvil list losses',
        'ganvil list settings --json',
      ]),
    );
    return EXIT.done;
  }
  const [name] = given.positionals;
  if (name !== undefined && !Object.hasOwn(tables, name)) {
    throw new Failure(
      EXIT.usage,
      `list: expected one of ${names.join(', ')}${nearest(name, names)}, got "${name}".`,
    );
  }
  const chosen = name === undefined ? names.filter((table) => table !== 'settings') : [name];
  if (given.has('json'))
    printJson(name === undefined ? Object.fromEntries(chosen.map((t) => [t, plain(t)])) : plain(name));
  else print(chosen.map((table) => `${table}:\n${rows(table).join('\n')}`).join('\n\n'));
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
