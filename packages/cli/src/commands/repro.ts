import { join } from 'node:path';
import { type Checkpoint, resolveConfig } from '@ganvil/core';
import { dataOptions, readingOptions } from '../args/dataFlags.ts';
import type { Arguments } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { openCheckpoint } from '../args/runArgument.ts';
import { type TrainingOptions, trainingOptions } from '../args/trainingFlags.ts';
import { comparisonFlags, processesArgument, processesFlag } from '../comparison/comparisonFlags.ts';
import { jobsOf } from '../comparison/jobsOf.ts';
import { parseComparison } from '../comparison/readComparison.ts';
import { outcomesOf } from '../comparison/resultsOf.ts';
import { runComparison } from '../comparison/runComparison.ts';
import type { Comparison } from '../comparison/types.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { handleSignals, type Interruption } from '../node/signals.ts';
import { repros } from '../repro/index.ts';
import { reproRows, withMeasures } from '../repro/reproResults.ts';
import { reproText, type SizeName, sizeOf } from '../repro/reproText.ts';
import type { Repro, ReproSize } from '../repro/types.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';
import { row } from './usage.ts';

const names = Object.keys(repros);

/** `ganvil repro` */
export const repro: Command = {
  name: 'repro',
  args: '[ID]',
  maxArgs: 1,
  summary: 'make a published number again: ours beside it, with what differs',
  about: `Trains what an experiment of a paper needs, and prints our numbers beside the published ones, with their source and all differences of the
protocol. Without ID, lists the experiments. \`quick\` takes minutes and has smaller networks or fewer steps; \`paper\` has the paper's, and takes hours
or days, in several sittings: the same command resumes. Seeds are fixed.`,
  flags: [
    { name: 'size', value: 'NAME', help: 'quick or paper (default: quick)' },
    { name: 'data', value: 'PATH', help: 'the data, where the experiment has none built in' },
    { name: 'out', value: 'DIR', help: 'folder of its runs (default: runs/repro/ID-SIZE)' },
    processesFlag,
    { name: 'table', help: 'print the numbers of the runs that have ended, and train nothing' },
    ...comparisonFlags,
  ],
  examples: [
    'ganvil repro',
    'ganvil repro pacgan-ring',
    'ganvil repro real-digits-score --data path/to/mnist',
    'ganvil repro pacgan-grid --size paper --budget 8h',
  ],
  run: reproduce,
};

async function reproduce(args: Arguments): Promise<number> {
  const [name] = args.positionals;
  if (name === undefined) return listRepros(args.has('json'));
  oneOf('arguments', name, names);
  const interruption = handleSignals();
  const options = trainingOptions(args);
  const size = sizeArgument(args);
  const data = dataArgument(args, name, repros[name]);
  const entry = await withDifference(repros[name], data, args);
  const folder = args.get('out') ?? join('runs', 'repro', `${name}-${size}`);
  const { comparison, judge } = asked(entry, size, data);
  const processes = processesArgument(args);
  const parts = judge ? [{ comparison: judge, folder: join(folder, 'judge') }] : [];
  const runs = { comparison, folder: judge ? join(folder, 'runs') : folder };
  if (!args.has('table')) {
    for (const part of [...parts, runs]) {
      const code = await trained(part, { ...options, interruption, processes });
      if (code !== EXIT.done) return code;
    }
  }
  const outcomes = outcomesOf(jobsOf(comparison, runs.folder));
  const trainedJudge = outcomes.some(({ counts }) => counts) ? await judgeIn(parts) : undefined;
  const measured = await withMeasures(entry, outcomes, trainedJudge, dataOptions(args));
  const { differences } = sizeOf(entry, size);
  const { paper, url, errors } = entry;
  if (args.has('json')) {
    const rows = reproRows(entry, measured);
    printJson({ repro: name, size, folder, paper, url, errors, differences, rows });
  } else print(reproText(name, size, entry, measured));
  return EXIT.done;
}

function listRepros(json: boolean): number {
  if (json) {
    printJson(names.map((name) => ({ name, ...repros[name], data: repros[name].data?.what })));
    return EXIT.done;
  }
  const text = ({ help, quick, data }: Repro) =>
    `${help} (quick: ${quick.time}${data ? '; needs --data' : ''})`;
  print(names.map((name) => row(name, text(repros[name]))).join('\n'));
  return EXIT.done;
}

function sizeArgument(args: Arguments): SizeName {
  const size = args.get('size') ?? 'quick';
  if (size === 'quick' || size === 'paper') return size;
  throw new Failure(EXIT.usage, `--size: expected quick or paper, got "${size}".`);
}

/** Throws where data are missing, and where they would be ignored. */
function dataArgument(args: Arguments, name: string, { data }: Repro): string | undefined {
  const given = args.get('data');
  if (data !== undefined && given === undefined)
    throw new Failure(EXIT.noInput, `--data: ${name} needs ${data.what}; add --data PATH.`);
  if (data === undefined && given !== undefined)
    throw new Failure(EXIT.usage, `--data: ${name} has its data built in.`);
  return given;
}

/** The entry; where the data differ from those of the paper, it says so. Throws a Failure for other data. */
async function withDifference(entry: Repro, path: string | undefined, args: Arguments): Promise<Repro> {
  if (!entry.data || path === undefined) return entry;
  const config = resolveConfig({ data: storedData(path, embedded) });
  const { dataset } = await openData(config, 'this experiment', () => {}, readingOptions(args));
  const difference = entry.data.differenceOf(dataset);
  if (difference === undefined) return entry;
  const added = (size: ReproSize) => ({ ...size, differences: [...size.differences, difference] });
  return { ...entry, quick: added(entry.quick), paperSize: added(entry.paperSize) };
}

/** The comparisons of an entry: what it trains, and its judge. */
function asked(entry: Repro, size: SizeName, data: string | undefined) {
  const parsed = (value: Readonly<Record<string, unknown>>): Comparison => {
    const settings = { ...(value.settings as object), ...(data === undefined ? {} : { data }) };
    return parseComparison({ ...value, settings }, 'repro');
  };
  return { comparison: parsed(sizeOf(entry, size).comparison), judge: entry.judge && parsed(entry.judge) };
}

interface Part {
  readonly comparison: Comparison;
  readonly folder: string;
}

async function trained(
  { comparison, folder }: Part,
  options: TrainingOptions & { interruption: Interruption; processes?: number },
): Promise<number> {
  return (await runComparison(comparison, { ...options, folder })).code;
}

async function judgeIn([part]: readonly Part[]): Promise<Checkpoint | undefined> {
  return part && openCheckpoint(jobsOf(part.comparison, part.folder)[0].run);
}
