// The curves of two runs in one chart for each quantity.
import { type ChartRow, chartRow, fitRow, type Numbers, showRow } from '../lab/controls/chartRow.ts';
import { accuracyChart } from '../lab/controls/trainingCharts.ts';
import type { Lab } from '../lab/model/labState.ts';
import { emptySeries, type Series } from '../lab/model/series.ts';
import * as views from '../lab/views/charts.ts';
import type { Chart } from '../plots/curves.ts';

const NAMES = ['A', 'B'];
const COLOURS = ['--a', '--b'];
const KINDS = ['scalars', 'measured', 'metrics'] as const;

const { jsChart, klChart, slopeChart, qualityChart, coverageChart, distanceChart } = views;
const modesChart: Chart = { ...distanceChart, title: 'Modes found', lines: [['modes', 'modes', '--g']] };
const KNOWN = [
  ...[accuracyChart, jsChart(), klChart, modesChart, qualityChart, coverageChart, distanceChart, slopeChart],
];

/** Fills `place` with a chart for each quantity that both runs have. `show` draws what is new. */
export function comparedCharts(place: HTMLElement) {
  let rows: readonly ChartRow[] = [];
  let titles = '';
  let versions = '';

  function show(labs: readonly Lab[]): void {
    const now = labs.map((lab) => KINDS.map((kind) => lab[kind].version)).join();
    if (now === versions) return;
    versions = now;
    const charts = chartsOf(labs);
    const all = charts.map(({ title }) => title).join();
    if (all !== titles) {
      clear();
      rows = charts.map(chartRow);
      place.replaceChildren(...rows.map(({ element }) => element));
      titles = all;
    }
    const merged = mergedOf(labs);
    for (const row of rows) showRow(row, merged, true);
  }
  function clear(): void {
    for (const { curves } of rows) curves?.dispose();
    [rows, titles] = [[], ''];
  }
  new ResizeObserver(() => rows.forEach(fitRow)).observe(place);
  const redraw = () => {
    versions = '';
  };
  return { show, redraw };
}

/** A chart of the loss of each player, and those of the quantities that a run of the two reports. */
function chartsOf(labs: readonly Lab[]): Chart[] {
  const names = new Set(labs.flatMap((lab) => KINDS.flatMap((kind) => Object.keys(lab[kind].columns))));
  const losses = [...names]
    .filter((name) => name.startsWith('loss/'))
    .map((name) => pairOf({ title: `Loss of ${name.slice(5)}`, series: 'scalars', lines: [[name, '', '']] }));
  return [...losses, ...KNOWN.filter(({ lines: [[name]] }) => names.has(name)).map(pairOf)];
}

/** The first line of a chart, once for each run. */
const pairOf = ({ lines: [[name]], ...chart }: Chart): Chart => ({
  ...chart,
  lines: NAMES.map((word, i) => [`${word}/${name}`, word, COLOURS[i]] as const),
});

const mergedOf = (labs: readonly Lab[]): Numbers => ({
  scalars: merge(labs.map(({ scalars }) => scalars)),
  measured: merge(labs.map(({ measured }) => measured)),
  metrics: merge(labs.map(({ metrics }) => metrics)),
  diagnoses: emptySeries(),
});

/** Series over all of their steps, with the columns of each under the name of its run. */
function merge(all: readonly Series[]): Series {
  const x = [...new Set(all.flatMap((series) => series.x))].sort((a, b) => a - b);
  const columns: Record<string, number[]> = {};
  all.forEach((series, i) => {
    const place = new Map(series.x.map((step, row) => [step, row]));
    for (const [name, values] of Object.entries(series.columns))
      columns[`${NAMES[i]}/${name}`] = x.map((step) => values[place.get(step) ?? -1] ?? Number.NaN);
  });
  return { ...emptySeries(), x, columns };
}
