import { basename, join, resolve } from 'node:path';
import { dataFlags, dataOptions } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag } from '../args/flags.ts';
import { runArgument } from '../args/runArgument.ts';
import { isComparison, storedComparison } from '../comparison/comparisonFolder.ts';
import { jobsOf } from '../comparison/jobsOf.ts';
import { outcomesOf, summaries } from '../comparison/resultsOf.ts';
import { EXIT } from '../node/exit.ts';
import { checkOutput, STDOUT, writeTextOutput } from '../node/outputFile.ts';
import { comparisonReport } from '../report/comparisonReport.ts';
import { runReport } from '../report/runReport.ts';
import { checkRun } from '../run/directory.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil report` */
export const report: Command = {
  name: 'report',
  args: 'RUN | COMPARISON',
  maxArgs: 1,
  summary: 'write a run or a comparison as one HTML file: settings, curves, samples, metrics',
  about: `Writes one HTML file that needs no network and no scripts: metrics and their curves, samples, figures, the settings that differ from the
preset, digests, versions, machine, and the commands that make it again. It is read in light and dark, on narrow screens and on paper.`,
  flags: [
    {
      name: 'out',
      value: 'FILE',
      help: 'output file, or - for stdout (default: report.html in the run or comparison)',
    },
    ...dataFlags,
    jsonFlag,
  ],
  examples: ['ganvil report runs/00001-digits', 'ganvil report runs/losses --out losses.html'],
  run: writeReport,
};

async function writeReport(args: Arguments): Promise<number> {
  const source = runArgument(args);
  const ofComparison = isComparison(source);
  if (!ofComparison) checkRun(source);
  const out = args.get('out') ?? join(source, 'report.html');
  checkOutput(out, '--out', ['.html', '.htm']);
  const html = ofComparison ? reportOn(source) : await runReport(source, dataOptions(args));
  await writeTextOutput(out, html, '--out');
  if (out === STDOUT) return EXIT.done;
  if (args.has('json')) printJson({ source, file: out });
  else print(out);
  return EXIT.done;
}

function reportOn(folder: string): string {
  const outcomes = outcomesOf(jobsOf(storedComparison(folder), folder));
  return comparisonReport(folder, basename(resolve(folder)), summaries(outcomes));
}
