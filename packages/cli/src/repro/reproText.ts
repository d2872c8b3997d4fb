import { digitsFor, meanCell, problemsIn } from '../comparison/comparisonText.ts';
import type { RunOutcome } from '../comparison/resultsOf.ts';
import { tableText } from '../terminal/tableText.ts';
import { type ReproRow, reproRows } from './reproResults.ts';
import type { Repro, ReproSize } from './types.ts';

/** Which of the two sizes; a table has one of them. */
export type SizeName = 'quick' | 'paper';

/** Ours beside the published numbers, and what differs. Four decimals of numbers as the paper gives them. */
export function reproText(
  name: string,
  size: SizeName,
  repro: Repro,
  outcomes: readonly RunOutcome[],
): string {
  const rows = reproRows(repro, outcomes);
  const cells = rows.map((row) => [
    [row.set, row.method].filter(Boolean).join(' '),
    row.name,
    oursText(row),
    publishedText(row),
    row.source,
  ]);
  const table = tableText([['method', 'number', `ours, ${size}`, 'published', 'source'], ...cells]);
  const { differences } = sizeOf(repro, size);
  return [
    `${name}, ${size}: ${repro.paper}, ${repro.url}`,
    table,
    [`published ±: ${repro.errors}; ours ±: standard error over seeds`, ...problemsIn(outcomes)].join('\n'),
    ['differences:', ...differences.map((line) => `- ${line}`)].join('\n'),
  ].join('\n\n');
}

/** An entry's size by its name. */
export const sizeOf = (repro: Repro, size: SizeName): ReproSize =>
  size === 'quick' ? repro.quick : repro.paperSize;

/** Our mean with its error and the number of seeds; a dash where there is none yet. */
export function oursText({ ours }: ReproRow): string {
  return ours ? `${meanCell(ours, digitsFor([ours]))} (${ours.count})` : '-';
}

/** A published number as it is printed. */
export function publishedText({ value, error }: ReproRow): string {
  const digits = digitsFor([{ mean: value, standardError: error, count: 1 }]);
  const text = String(Number(value.toFixed(digits)));
  return error === undefined ? text : `${text} ± ${Number(error.toFixed(6))}`;
}
