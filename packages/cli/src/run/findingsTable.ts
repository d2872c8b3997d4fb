import type { AssessedRow, RunFindings } from '@ganvil/core';
import { formatNumber } from '../sinks/progress/status.ts';
import { tableText } from '../terminal/tableText.ts';

const HEADER = ['metric', 'value', '95 % interval', 'floor', 'count', 'compared with'] as const;

/** What was found of a run as lines of a table with a header: numbers that have no interval or floor leave the place empty. */
export function findingsTable({ rows, count, part }: RunFindings): string {
  return tableText([HEADER, ...rows.map((row) => cellsOf(row, count, part))]);
}

function cellsOf({ metric, value, interval, floor }: AssessedRow, count: number, part: string): string[] {
  return [
    metric,
    formatNumber(value),
    interval ? `${formatNumber(interval[0])} to ${formatNumber(interval[1])}` : '',
    floor === undefined ? '' : formatNumber(floor),
    String(count),
    part,
  ];
}
