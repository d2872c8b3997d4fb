import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Arguments } from '../args/flags.ts';
import { trainingOptions } from '../args/trainingFlags.ts';
import { comparisonFlags, processesArgument, processesFlag } from '../comparison/comparisonFlags.ts';
import { isComparison, storedComparison } from '../comparison/comparisonFolder.ts';
import { comparisonCsv, comparisonJson, comparisonText } from '../comparison/comparisonText.ts';
import { jobsOf } from '../comparison/jobsOf.ts';
import { readComparison } from '../comparison/readComparison.ts';
import { outcomesOf, summaries } from '../comparison/resultsOf.ts';
import { runComparison } from '../comparison/runComparison.ts';
import type { Comparison } from '../comparison/types.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, writeTextOutput } from '../node/outputFile.ts';
import { handleSignals } from '../node/signals.ts';
import { comparisonReport } from '../report/comparisonReport.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Columns of the table on no terminal. */
const COLUMNS = 80;

/** `ganvil compare` */
export const compare: Command = {
  name: 'compare',
  args: 'FILE.json | DIR',
  maxArgs: 1,
  summary: 'train methods x data sets x seeds, and compare their metrics',
  about: `Trains each method of a file on each data set with each seed, several runs at a time on one thread each, and prints mean, standard error
and a paired test per metric. The same command resumes: runs that have ended are not made again. The file may gain methods, sets, seeds and
steps; other changes of runs that exist are refused. FILE: {"preset": "ring8", "settings": {"steps": 500}, "sets": {"ring": {}, "grid": {"data": "grid25"}},
"methods": {"plain": {}, "r1": {"penalty": "r1", "sets": {"grid": {"penaltyWeight": 0.1}}}}, "seeds": "0-4"}. DIR is the folder of a comparison.`,
  flags: [
    { name: 'out', value: 'DIR', help: 'folder of the comparison (default: runs/NAME for NAME.json)' },
    processesFlag,
    { name: 'table', help: 'print the table of the runs that have ended, and train nothing' },
    { name: 'csv', value: 'FILE', help: 'also write a row per run as CSV; - for stdout' },
    { name: 'html', value: 'FILE', help: 'also write the report, as `ganvil report DIR` does' },
    ...comparisonFlags,
  ],
  examples: [
    'ganvil compare losses.json',
    'ganvil compare losses.json --out runs/losses --budget 2h --csv losses.csv',
    'ganvil compare runs/losses --table --json',
  ],
  run: compareMethods,
};

async function compareMethods(args: Arguments): Promise<number> {
  const interruption = handleSignals();
  const options = trainingOptions(args);
  const processes = processesArgument(args);
  for (const flag of ['csv', 'html'])
    if (args.has(flag)) checkOutput(args.get(flag)!, `--${flag}`, [`.${flag}`]);
  const { comparison, folder } = requested(args);
  const sitting = args.has('table')
    ? { jobs: jobsOf(comparison, folder), code: EXIT.done }
    : await runComparison(comparison, { ...options, folder, interruption, processes });
  const outcomes = outcomesOf(sitting.jobs);
  if (args.has('csv')) await writeTextOutput(args.get('csv')!, comparisonCsv(outcomes), '--csv');
  const rows = summaries(outcomes);
  if (args.has('html')) {
    await writeTextOutput(
      args.get('html')!,
      comparisonReport(folder, basename(resolve(folder)), rows),
      '--html',
    );
  }
  if (args.has('json')) printJson(comparisonJson(folder, rows));
  else if (args.get('csv') !== '-') print(comparisonText(rows, process.stdout.columns ?? COLUMNS));
  return sitting.code;
}

/** The comparison that a command line names, and its folder. */
function requested(args: Arguments): { comparison: Comparison; folder: string } {
  const source = args.positionals[0];
  if (source === undefined)
    throw new Failure(EXIT.usage, 'arguments: expected a comparison (FILE.json or its folder), got none.');
  const out = args.get('out');
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory())
    return { comparison: readComparison(source), folder: out ?? join('runs', basename(source, '.json')) };
  if (out !== undefined)
    throw new Failure(EXIT.usage, `--out: expected it for a file alone; ${source} is the folder itself.`);
  if (!isComparison(source))
    throw new Failure(EXIT.noInput, `${source}: expected the folder of a comparison (with comparison.json).`);
  return { comparison: storedComparison(source), folder: source };
}
