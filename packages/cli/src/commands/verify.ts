import {
  type Config,
  ConfigError,
  type PresetName,
  presetName,
  presets,
  resolveConfig,
  type Verdict,
  verify as verdicts,
} from '@ganvil/core';
import { abiVersion, configure } from '@ganvil/kernels-as';
import { type Arguments, type Flag, helpFlag, jsonFlag, parseFlags } from '../args/flags.ts';
import { usage } from '../args/usage.ts';
import { widen } from '../engine/revectorize.ts';
import { spawn } from '../engine/spawnThread.ts';
import { EXIT } from '../node/exit.ts';
import { versions } from '../node/versions.ts';
import { print, printJson, say, sendWarnings } from '../terminal/output.ts';

const flags: readonly Flag[] = [
  { name: 'presets', value: 'LIST', help: 'only these, such as ring8,digits (default: all)' },
  { name: 'numerics', value: 'NAME', help: 'strict or fma alone (default: both, fma where it is fused)' },
  { name: 'threads', value: 'N', help: 'threads; results do not depend on it (1 to 256; default: 1)' },
  {
    name: 'execution',
    value: 'NAME',
    help: 'replay or eager; results do not depend on it (default: replay)',
  },
  { name: 'wide', help: 'vectors twice as wide where Node 24 or newer can; results do not depend on it' },
  jsonFlag,
  helpFlag,
];
const about =
  'Trains every preset for a few steps and compares the bits with those that every other machine finds. Exit code 1 if any differ.';
const examples = [
  'ganvil verify',
  'ganvil verify --numerics strict --threads 2',
  'ganvil verify --presets ring8 --json',
];

/** A row, and how long it took. */
type Row = Verdict & { readonly seconds: number };

/** `ganvil verify` */
export async function verify(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 0);
  if (given.has('help')) {
    print(usage('verify [options]', about, flags, examples));
    return EXIT.done;
  }
  const options = optionsOf(given);
  const rows: Row[] = [];
  sendWarnings(() => {}); // tfjs warns of a profile that does not start; its rows say so
  configure({ spawn, widen });
  let begun = performance.now();
  for await (const verdict of verdicts(options)) {
    const row = { ...verdict, seconds: (performance.now() - begun) / 1000 };
    rows.push(row);
    if (!given.has('json')) print(lineOf(row, rows.length === 1));
    begun = performance.now();
  }
  sendWarnings(say);
  return report(rows, options, given.has('json'));
}

/** The options, checked as settings are. */
function optionsOf(given: Arguments) {
  const checked = resolveConfig({
    numerics: given.get('numerics'),
    threads: given.get('threads'),
    execution: given.get('execution'),
  });
  const threads = given.get('threads');
  if (threads !== undefined && checked.threads === 'auto')
    throw new ConfigError(`threads: expected an integer from 1 to 256, got ${JSON.stringify(threads)}.`);
  const list = given.get('presets')?.split(',');
  return {
    presets: list?.map((name): PresetName => presetName(name.trim())),
    numerics: given.has('numerics') ? [checked.numerics] : (['strict', 'fma'] satisfies Config['numerics'][]),
    threads: checked.threads === 'auto' ? 1 : checked.threads,
    execution: checked.execution,
    wide: given.has('wide'),
  };
}

function report(rows: Row[], { threads, execution }: ReturnType<typeof optionsOf>, json: boolean): number {
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const [same, different, skipped] = [count('same'), count('different'), count('skipped')];
  const where = `ABI ${abiVersion}, Node ${versions.node}, ${process.platform}-${process.arch}`;
  if (json) printJson({ versions, threads, execution, same, different, skipped, rows });
  else
    print(
      `\n${same} the same, ${different} different, ${skipped} skipped (${where}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${execution})`,
    );
  return different > 0 ? EXIT.different : EXIT.done;
}

const NAME = 2 + Math.max(...Object.keys(presets).map(({ length }) => length));
const COLUMNS = [NAME, 9, 6, 15, 15, 9];

function lineOf(row: Row, first: boolean): string {
  const short = (digest = '-') => digest.slice(0, 12);
  const cells = [row.preset, row.numerics, row.steps, short(row.expected?.state), short(row.found?.state)];
  const line = columns([...cells, row.seconds.toFixed(2), outcomeOf(row)]);
  const head = ['preset', 'numerics', 'steps', 'expected', 'found', 'seconds', ''];
  return first ? `${columns(head)}\n${line}` : line;
}

function outcomeOf({ outcome, why, expected, found }: Row): string {
  if (outcome !== 'different') return why === undefined ? outcome : `${outcome}: ${why}`;
  if (expected === undefined) return 'different: no golden digest';
  return expected.state === found?.state ? 'different: losses, samples or metrics' : outcome;
}

const columns = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, i) => String(cell).padEnd(COLUMNS[i] ?? 0))
    .join('')
    .trimEnd();
