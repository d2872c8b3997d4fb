import {
  type Config,
  ConfigError,
  didYouMean,
  entryNames,
  type PresetName,
  presetName,
  presets,
  resolveConfig,
  type Verdict,
  verify as verdicts,
} from '@ganvil/core';
import { abiVersion, configure } from '@ganvil/kernels-as';
import { type Arguments, jsonFlag } from '../args/flags.ts';
import { revectorize } from '../engine/revectorize.ts';
import { spawnThread } from '../engine/spawnThread.ts';
import { EXIT } from '../node/exit.ts';
import { versions } from '../node/versions.ts';
import { print, printJson, say, sendWarnings } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** The result for a preset, and the seconds that it took. */
type Row = Verdict & { readonly seconds: number };

/** `ganvil verify` */
export const verify: Command = {
  name: 'verify',
  summary: 'check that this machine reproduces the reference digests',
  about:
    'Trains every preset, and a tiny model with every entry of every table, for a few steps and compares the digests with the reference digests. The exit code is 1 if any differ.',
  flags: [
    { name: 'presets', value: 'LIST', help: 'comma-separated presets, such as ring8,digits (default: all)' },
    {
      name: 'entries',
      value: 'LIST',
      help: 'comma-separated entries of tables, such as loss=kl,data=moons (default: all, or none with --presets)',
    },
    {
      name: 'numerics',
      value: 'NAME',
      help: 'strict or fma (default: both; fma is skipped where the engine does not fuse)',
    },
    {
      name: 'threads',
      value: 'N',
      help: 'number of threads; does not affect results (1 to 256; default: 1)',
    },
    {
      name: 'execution',
      value: 'NAME',
      help: 'replay or eager; does not affect results (default: replay)',
    },
    { name: 'wide', help: '256-bit vectors (Node 24 or newer, x64); does not affect results' },
    jsonFlag,
  ],
  examples: [
    'ganvil verify',
    'ganvil verify --numerics strict --threads 2',
    'ganvil verify --presets ring8 --json',
    'ganvil verify --entries loss=kl,penalty=r1',
  ],
  run: verifyPresets,
};

async function verifyPresets(args: Arguments): Promise<number> {
  const options = optionsOf(args);
  const rows: Row[] = [];
  sendWarnings(() => {}); // tfjs warns about a profile that does not start; its rows say so
  configure({ spawn: spawnThread, widen: revectorize });
  let start = performance.now();
  for await (const verdict of verdicts(options)) {
    const row = { ...verdict, seconds: (performance.now() - start) / 1000 };
    rows.push(row);
    if (!args.has('json')) print(lineOf(row, rows.length === 1));
    start = performance.now();
  }
  sendWarnings(say);
  return report(rows, options, args.has('json'));
}

/** The options, checked like settings. */
function optionsOf(args: Arguments) {
  const checked = resolveConfig({
    numerics: args.get('numerics'),
    threads: args.get('threads'),
    execution: args.get('execution'),
  });
  const threads = args.get('threads');
  if (threads !== undefined && checked.threads === 'auto')
    throw new ConfigError(`threads: expected an integer from 1 to 256, got ${JSON.stringify(threads)}.`);
  const list = args.get('presets')?.split(',');
  return {
    presets: list?.map((name): PresetName => presetName(name.trim())),
    entries: args.get('entries')?.split(',').map(entryName),
    numerics: args.has('numerics') ? [checked.numerics] : (['strict', 'fma'] satisfies Config['numerics'][]),
    threads: checked.threads === 'auto' ? 1 : checked.threads,
    execution: checked.execution,
    wide: args.has('wide'),
  };
}

/** The name itself, if there is such an entry. Throws ConfigError otherwise. */
function entryName(text: string): string {
  const [name, names] = [text.trim(), entryNames()];
  if (names.includes(name)) return name;
  throw new ConfigError(`entries: expected such as ${names[0]}${didYouMean(name, names)}, got "${name}".`);
}

function report(rows: Row[], { threads, execution }: ReturnType<typeof optionsOf>, json: boolean): number {
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const [same, different, skipped] = [count('same'), count('different'), count('skipped')];
  const where = `ABI ${abiVersion}, Node ${versions.node}, ${process.platform}-${process.arch}`;
  if (json) printJson({ versions, threads, execution, same, different, skipped, rows });
  else
    print(
      `\n${same} identical, ${different} different, ${skipped} skipped (${where}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${execution})`,
    );
  return different > 0 ? EXIT.different : EXIT.done;
}

const NAME = 2 + Math.max(...[...Object.keys(presets), ...entryNames()].map(({ length }) => length));
const COLUMNS = [NAME, 9, 6, 15, 15, 9];

function lineOf(row: Row, first: boolean): string {
  const short = (digest = '-') => digest.slice(0, 12);
  const cells = [
    row.preset ?? row.entry!,
    row.numerics,
    row.steps,
    short(row.expected?.state),
    short(row.found?.state),
  ];
  const line = columns([...cells, row.seconds.toFixed(2), outcomeOf(row)]);
  const head = ['run', 'numerics', 'steps', 'expected', 'found', 'seconds', ''];
  return first ? `${columns(head)}\n${line}` : line;
}

function outcomeOf({ outcome, why, expected, found }: Row): string {
  if (outcome !== 'different') return why === undefined ? outcome : `${outcome}: ${why}`;
  if (expected === undefined) return 'different: no reference digest';
  return expected.state === found?.state ? 'different: losses, samples or metrics' : outcome;
}

const columns = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, i) => String(cell).padEnd(COLUMNS[i] ?? 0))
    .join('')
    .trimEnd();
