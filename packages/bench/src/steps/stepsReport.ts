import { peers } from '../peers/index.ts';
import { formatInterval, formatRatio } from '../stats/formatRatio.ts';
import type { ModelResult, PeerResult } from './measureSteps.ts';

/** The results of a model, a line per peer. */
export function stepsText({ model, help, peers: results }: ModelResult): string {
  const width = Math.max(...results.map(({ peer }) => peer.length));
  return [
    `${model}: ${help}`,
    ...results.map((result) => `  ${result.peer.padEnd(width)}  ${cell(result)}`),
  ].join('\n');
}

function cell({ seconds, ratio, reason }: PeerResult): string {
  if (seconds === undefined) return `-           ${reason}`;
  const rate = `${formatTime(seconds).padStart(9)}  ${formatRate(1 / seconds).padStart(13)}`;
  if (!ratio) return rate;
  return `${rate}   ${formatRatio(ratio.median)} times the time of the first ${formatInterval(ratio)}`;
}

/** All results as a Markdown table: a row per model, a column per peer. */
export function stepsMarkdown(results: readonly ModelResult[]): string {
  const names = results[0].peers.map(({ peer }) => peer);
  const rows = results.map(({ model, peers }) => [
    `\`${model}\``,
    ...peers.map(({ seconds, ratio, reason }) =>
      seconds === undefined
        ? `${reason}`
        : formatTime(seconds) + (ratio ? ` (×${formatRatio(ratio.median)})` : ''),
    ),
  ]);
  const heads = ['step of', ...names.map((name) => peers[name].title)];
  const widths = heads.map((head, i) =>
    Math.max(...[head, ...rows.map((row) => row[i])].map((s) => s.length)),
  );
  const line = (cells: string[]): string => `| ${cells.map((s, i) => s.padEnd(widths[i])).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A duration in milliseconds: `12.3 ms`. */
export function formatTime(seconds: number): string {
  const ms = 1000 * seconds;
  return `${ms >= 1000 ? ms.toLocaleString('en', { maximumFractionDigits: 0 }) : ms.toPrecision(3)} ms`;
}

function formatRate(rate: number): string {
  const digits = rate >= 100 ? 0 : rate >= 10 ? 1 : 2;
  return `${rate.toLocaleString('en', { maximumFractionDigits: digits })} steps/s`;
}
