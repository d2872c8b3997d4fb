// A comparison as a table for people, as JSON and as CSV.
import { tableText } from '../terminal/tableText.ts';
import { nameOf } from './jobsOf.ts';
import { PAIRED_TEST } from './pairedTest.ts';
import { type MethodSummary, type MetricSummary, metricNamesOf, type RunOutcome } from './resultsOf.ts';

const GAP = '  ';

/** The tables of all sets, no wider than `columns` if that is possible: metrics that have no room follow below. */
export function comparisonText(rows: readonly MethodSummary[], columns: number): string {
  const sets = [...new Set(rows.map(({ set }) => set))];
  const parts = sets.map((set) =>
    setText(
      rows.filter((row) => row.set === set),
      columns,
    ),
  );
  const notes = comparisonNotes(rows);
  return [...parts, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n');
}

/** What stands below the tables: runs that count in no mean, and the test. */
export function comparisonNotes(rows: readonly MethodSummary[]): string[] {
  return [
    ...problemsIn(rows.flatMap(({ outcomes }) => outcomes)),
    ...(hasTests(rows) ? [`p: against ${rows[0].method}; ${PAIRED_TEST}`] : []),
  ];
}

const hasTests = (rows: readonly MethodSummary[]): boolean =>
  rows.some(({ metrics }) => Object.values(metrics).some(({ p }) => p !== undefined));

function setText(rows: readonly MethodSummary[], width: number): string {
  const names = metricNamesOf(rows.flatMap(({ outcomes }) => outcomes));
  const head = column([rows[0].set || 'method', ...rows.map(({ method }) => method)]);
  const runs = column(['runs', ...rows.map(({ outcomes }) => runsText(outcomes))]);
  const cells = names.map((name) => column([name, ...metricCells(rows, name)]));
  const blocks: string[][][] = [[]];
  let used = 0;
  const fixed = head[0].length + GAP.length + runs[0].length;
  for (const cell of cells) {
    const needs = GAP.length + cell[0].length;
    if (used > 0 && fixed + used + needs > width) {
      blocks.push([]);
      used = 0;
    }
    blocks.at(-1)!.push(cell);
    used += needs;
  }
  return blocks
    .map((block) => tableText(head.map((_, row) => [head, runs, ...block].map((cells) => cells[row]))))
    .join('\n\n');
}

/** Mean, error and p-value of a metric in each row, as many digits as the smallest error needs. */
function metricCells(rows: readonly MethodSummary[], name: string): string[] {
  const shown = rows.map(({ metrics }) => metrics[name]);
  const digits = digitsFor(shown);
  const cells = shown.map((summary) => (summary ? meanCell(summary, digits) : '-'));
  const width = Math.max(...cells.map((cell) => cell.length));
  return cells.map((cell, i) => {
    const p = shown[i]?.p;
    return p === undefined ? cell : `${cell.padEnd(width)} p ${pText(p)}`;
  });
}

/** Digits after the point beyond which numbers have an exponent. */
const MOST_DIGITS = 8;

/** Digits after the point: two of the smallest error that is not 0, or four significant ones of the largest mean. */
export function digitsFor(summaries: readonly (MetricSummary | undefined)[]): number {
  const known = summaries.filter((summary) => summary !== undefined);
  const errors = known.flatMap(({ standardError }) => (standardError ? [standardError] : []));
  const largest = Math.max(...known.map(({ mean }) => Math.abs(mean)), 1e-9);
  const ofError =
    errors.length > 0 ? 1 - Math.floor(Math.log10(Math.min(...errors))) : Number.POSITIVE_INFINITY;
  const ofMean = 3 - Math.floor(Math.log10(largest));
  return Math.max(0, Math.min(ofError, ofMean, 12));
}

/** `6.30 ± 0.50`; of one seed without an error. */
export function meanCell({ mean, standardError }: MetricSummary, digits: number): string {
  const shown = (value: number): string => {
    if (value === 0) return '0';
    return digits > MOST_DIGITS ? value.toExponential(2) : value.toFixed(digits);
  };
  return standardError === undefined ? shown(mean) : `${shown(mean)} ± ${shown(standardError)}`;
}

/** A p-value with two significant digits. */
export const pText = (p: number): string => (p >= 0.001 ? p.toPrecision(2) : p.toExponential(1));

/** Runs that count, of all. */
export const runsText = (outcomes: readonly RunOutcome[]): string =>
  `${outcomes.filter(({ counts }) => counts).length}/${outcomes.length}`;

/** A line for each run that counts in no mean, but those that were not begun. */
export function problemsIn(outcomes: readonly RunOutcome[]): string[] {
  return outcomes
    .filter(({ counts, state }) => !counts && state !== 'waiting')
    .map(({ job, state, step }) => `${nameOf(job)}: ${state} at step ${step} of ${job.config.steps}`);
}

function column(cells: readonly string[]): string[] {
  const width = Math.max(...cells.map((cell) => cell.length));
  return cells.map((cell) => cell.padEnd(width));
}

/** A run per row: set, method, seed, state, steps, digest and metrics. */
export function comparisonCsv(outcomes: readonly RunOutcome[]): string {
  const names = metricNamesOf(outcomes);
  const head = ['set', 'method', 'seed', 'state', 'step', 'steps', 'run', 'digest', ...names];
  const rows = outcomes.map(({ job, state, step, metrics, digest = '' }) => [
    ...[job.set, job.method, job.seed, state, step, job.config.steps, job.run, digest],
    ...names.map((name) => metrics[name] ?? ''),
  ]);
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

const csvCell = (value: string | number): string =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

/** Rows and runs for programs. */
export function comparisonJson(folder: string, rows: readonly MethodSummary[]): unknown {
  return {
    comparison: folder,
    test: PAIRED_TEST,
    rows: rows.map(({ set, method, metrics, outcomes }) => ({
      ...{ set, method, metrics },
      runs: outcomes.map(({ job: { seed, run, config }, state, step, digest, metrics }) => ({
        ...{ seed, run, state, step, steps: config.steps, digest, metrics },
      })),
    })),
  };
}
