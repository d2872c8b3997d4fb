import { metrics } from '@ganvil/core';
import { digitsFor, meanCell, problemsIn, runsText } from '../comparison/comparisonText.ts';
import type { MethodSummary } from '../comparison/resultsOf.ts';
import type { Comparison } from '../comparison/types.ts';
import { tableText } from '../terminal/tableText.ts';

/** The points of a sweep, the best by the first metric first: their settings, runs and metrics; then what is under way or failed. */
export function sweepText(comparison: Comparison, rows: readonly MethodSummary[]): string {
  const outcomes = rows.flatMap((row) => row.outcomes);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.metrics)))];
  const sorted = names.length > 0 ? best(rows, names[0]) : rows;
  const keys = [
    ...new Set(sorted.flatMap(({ method }) => Object.keys(settingsOf(comparison, method)))),
  ] as const;
  const head = ['point', ...keys, 'runs', ...names];
  const digits = new Map(names.map((name) => [name, digitsFor(rows.map((row) => row.metrics[name]))]));
  const lines = sorted.map(({ method, outcomes: own, metrics: found }) => [
    method,
    ...keys.map((key) => String(settingsOf(comparison, method)[key] ?? '-')),
    runsText(own),
    ...names.map((name) => (found[name] ? meanCell(found[name], digits.get(name) ?? 0) : '-')),
  ]);
  const count = (state: (typeof outcomes)[number]['state']) =>
    outcomes.filter((outcome) => outcome.state === state && !outcome.counts).length;
  const done = outcomes.filter(({ counts }) => counts).length;
  const sums = `tasks: ${outcomes.length}, done ${done}, running ${count('running')}, waiting ${count('waiting')}, interrupted ${count('interrupted')}, diverged ${count('diverged')}`;
  return [tableText([head, ...lines]), '', sums, ...problemsIn(outcomes)].join('\n');
}

/** The settings of a point, its preset among them. */
function settingsOf({ methods }: Comparison, method: string): Readonly<Record<string, unknown>> {
  const { preset, settings } = methods[method];
  return preset === undefined ? settings : { preset, ...settings };
}

/** Rows by the mean of a metric; those without it last. */
function best(rows: readonly MethodSummary[], name: string): MethodSummary[] {
  const [base] = name.split('/') as (keyof typeof metrics)[];
  const sign = Object.hasOwn(metrics, base) && metrics[base].better === 'higher' ? -1 : 1;
  const rank = ({ metrics: found }: MethodSummary): number =>
    found[name] === undefined ? Number.POSITIVE_INFINITY : sign * found[name].mean;
  return [...rows].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
