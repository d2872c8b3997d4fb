import { type Chart, type Curves, curves } from '../../plots/curves.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { latest, type Series } from '../model/series.ts';
import { h } from './dom.ts';

/** A chart in the page, with its latest values. */
export interface ChartRow {
  readonly chart: Chart;
  readonly element: HTMLElement;
  readonly box: HTMLElement;
  readonly values: readonly HTMLElement[];
  curves?: Curves;
  /** What is drawn. */
  drawn?: { readonly series: Series; readonly version: number };
}

/** A chart that is not drawn yet. */
export function chartRow(chart: Chart): ChartRow {
  const values = chart.lines.map(() => h('b', {}, '–'));
  const keys = chart.lines.map(([, word, colour], i) =>
    h(
      'span',
      { className: `key ${colour.slice(2)}` },
      h('i', { ariaHidden: 'true' }),
      chart.lines.length > 1 ? word : '',
      ' ',
      values[i],
    ),
  );
  const level = chart.level
    ? [h('span', { className: 'key level' }, h('i', { ariaHidden: 'true' }), chart.level[1])]
    : [];
  const box = h('div', { className: 'curve', role: 'img', ariaLabel: `${chart.title} over the steps` });
  const caption = h('figcaption', {}, h('span', { className: 'title' }, chart.title), ...keys, ...level);
  const element = h('figure', { className: 'chart', hidden: true }, caption, box);
  return { chart, element, box, values };
}

/** Draws a row if it has changed. It is hidden until it has data. Tells whether it had changed. */
export function showRow(row: ChartRow, lab: Lab, redraw: boolean): boolean {
  const { chart, box, values, drawn } = row;
  const series = lab[chart.series];
  if (!redraw && drawn?.series === series && drawn.version === series.version) return false;
  row.drawn = { series, version: series.version };
  const hasData = chart.lines.some(([name]) => series.columns[name]?.some((value) => !Number.isNaN(value)));
  row.element.hidden = !hasData;
  if (!hasData) return true;
  row.curves ??= curves(box, chart);
  row.curves.show(series);
  chart.lines.forEach(([name], i) => {
    values[i].textContent = formatNumber(latest(series, name));
  });
  return true;
}
