import { type Chart, type Curves, curves } from '../../plots/curves.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { latest, type Series } from '../model/series.ts';
import { h } from './dom.ts';

/** The series that charts show. */
export type Numbers = Pick<Lab, Chart['series']>;

/** A chart in the page, with its latest values. */
export interface ChartRow {
  readonly chart: Chart;
  readonly element: HTMLElement;
  readonly box: HTMLElement;
  readonly values: readonly HTMLElement[];
  readonly title: HTMLElement;
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
  const { title, help } = explained(chart.title);
  const caption = h('figcaption', {}, title, ...keys, ...level);
  const element = h('figure', { className: 'chart', hidden: true }, caption, help, box);
  return { chart, element, box, values, title };
}

/** The title of a chart, a button that shows what the chart says in one sentence. The sentences are loaded with the first. */
function explained(text: string) {
  const help = h('p', { className: 'caption', hidden: true });
  const onclick = async () => {
    help.hidden = !help.hidden;
    title.ariaExpanded = String(!help.hidden);
    help.textContent ||= (await import('./chartHelp.ts').catch(() => undefined))?.chartHelp(text) ?? '';
  };
  const title = h('button', { type: 'button', className: 'title', ariaExpanded: 'false', onclick }, text);
  return { title, help };
}

/** Shows the latest values of a chart, or those at a place of its series, with the step. */
function showValues({ chart, title, values }: ChartRow, series: Series, place?: number): void {
  title.textContent = place === undefined ? chart.title : `${chart.title}, step ${series.x[place]}`;
  chart.lines.forEach(([name], i) => {
    values[i].textContent = formatNumber(
      place === undefined ? latest(series, name) : series.columns[name]?.[place],
    );
  });
}

/** Draws a row if it has changed. It is hidden until it has data. Tells whether it had changed. */
export function showRow(row: ChartRow, numbers: Numbers, redraw: boolean): boolean {
  const { chart, box, drawn } = row;
  const series = numbers[chart.series];
  if (!redraw && drawn?.series === series && drawn.version === series.version) return false;
  row.drawn = { series, version: series.version };
  const hasData = chart.lines.some(([name]) => series.columns[name]?.some((value) => !Number.isNaN(value)));
  row.element.hidden = !hasData;
  if (!hasData) return true;
  row.curves ??= curves(box, chart, (place) => showValues(row, row.drawn!.series, place));
  row.curves.show(series);
  showValues(row, series);
  return true;
}

/** Makes a row's curves as wide as its place. */
export function fitRow({ curves, box }: ChartRow): void {
  curves?.resize(box.clientWidth);
}
