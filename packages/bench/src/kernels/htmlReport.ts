import type { KernelsFile } from '../benchFile.ts';
import { machineLine } from '../machine.ts';
import { formatInterval, formatRatio } from '../stats/formatRatio.ts';
import { aaCheckText, percent } from './kernelsReport.ts';
import type { KernelResult } from './measureCase.ts';

const WIDTH = 640;
const LABEL = 260;
const BAR = 14;
const COLOURS = ['#3a6ea5', '#c8732b', '#4f8f4f', '#8c5fa8', '#a34a4a'];

const STYLE = `
:root { color-scheme: light dark; --text: #1c1c1c; --back: #fff; --line: #ccc; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --back: #161616; --line: #444; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); max-width: 1000px; margin: 2em auto; padding: 0 1em; }
svg { max-width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: var(--text); }
.axis { stroke: var(--line); } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
td, th { padding: 2px 10px; text-align: right; border-bottom: 1px solid var(--line); } td:first-child, th:first-child { text-align: left; }`;

/** A self-contained HTML page: fractions of the peak as bar charts, and a table of all numbers. */
export function htmlReport(file: KernelsFile): string {
  const families = [...new Set(file.results.map(({ kernel }) => kernel))];
  const charts = families.map((family) => chart(family, file));
  const builds = file.builds.map(({ name }, i) => `<span style="color:${colour(i)}">■</span> ${safe(name)}`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Ganvil kernels</title><style>${STYLE}</style>
<h1>Ganvil kernels</h1>
<p>${safe(machineLine(file.machine))}; 1 thread; medians of ${file.rounds} rounds, lines are 95 % confidence intervals.
Bars are fractions of the peak: multiply-adds in registers in the same build, or a copy of the same number of bytes. Convolutions
count the operations of the direct algorithm, so Winograd may exceed the peak.</p>
<p>${builds.join(' &nbsp; ')}</p>
${charts.join('\n')}
<h2>All numbers</h2>
${table(file.results)}
<p>The first build is compared with a second instance of itself. ${safe(aaCheckText(file.results))}.</p>
</html>
`;
}

function chart(family: string, { results }: KernelsFile): string {
  const bars = results.filter(({ kernel }) => kernel === family);
  const max = Math.max(1, ...bars.flatMap(({ builds }) => builds.map(({ share }) => share.high)));
  const x = (share: number): number => LABEL + (share / max) * (WIDTH - LABEL - 60);
  let y = 0;
  const parts = bars.flatMap(({ shape, unit, builds }) => {
    const label = `<text x="${LABEL - 8}" y="${y + 4 + (builds.length * BAR) / 2 + 4}" text-anchor="end">${safe(shape)}</text>`;
    const rects = builds.map(({ rate, share }, i) => {
      const top = y + 4 + i * BAR;
      const middle = top + BAR / 2 - 1;
      return `<rect x="${LABEL}" y="${top}" width="${x(share.median) - LABEL}" height="${BAR - 2}" fill="${colour(i)}"><title>${percent(share.median)}</title></rect>
<path d="M${x(share.low)} ${middle}H${x(share.high)}" stroke="currentColor"/><text x="${x(share.high) + 5}" y="${middle + 5}">${rate.toFixed(1)} ${unit}</text>`;
    });
    y += builds.length * BAR + 8;
    return [label, ...rects];
  });
  const axis = `<path class="axis" d="M${LABEL} 0V${y}M${x(1)} 0V${y}"/>`;
  return `<h2>${safe(family)}</h2><svg viewBox="0 0 ${WIDTH + 60} ${y}" width="${WIDTH + 60}" role="img" aria-label="${safe(family)}">${axis}${parts.join('')}</svg>`;
}

function table(results: readonly KernelResult[]): string {
  const rows = results.flatMap(({ kernel, shape, unit, builds, same }) =>
    builds.map(({ build, rate, share, speedup, digest }, i) => {
      const relative = i === 0 ? same : speedup;
      const cells = [`${kernel} ${shape}`, build, `${rate.toFixed(2)} ${unit}`, percent(share.median)];
      return `<tr>${[...cells, formatRatio(relative.median), formatInterval(relative), digest].map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`;
    }),
  );
  const heads = ['kernel', 'build', 'rate', 'of the peak', 'speed relative to the first', '95 %', 'digest'];
  return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>\n${rows.join('\n')}</table>`;
}

const colour = (i: number): string => COLOURS[i % COLOURS.length];

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
