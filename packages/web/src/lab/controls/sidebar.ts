// Beside the view: the numbers of now, their course, and the same as a table for those who do not see curves.
import { type Chart, type Curves, curves } from '../../plots/curves.ts';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { iterationsIn, type Lab } from '../model/labState.ts';
import { latest, type Series } from '../model/series.ts';
import { h } from './dom.ts';

const lossChart: Chart = { title: 'Loss', series: 'scalars', lines: [['loss/D', 'D', '--d'], ['loss/G', 'G', '--g']] }; // biome-ignore format: a row
const accuracyChart: Chart = { title: 'D is right, share', series: 'scalars', lines: [['accuracy/D', 'accuracy', '--d']], low: 0, high: 1, level: [0.5, 'guessing'] }; // biome-ignore format: a row
const criticChart: Chart = { title: 'Critic value, mean', series: 'scalars', lines: [['logits/real', 'real', '--real'], ['logits/fake', 'fake', '--g']] }; // biome-ignore format: a row
const gradientChart: Chart = { title: 'Gradient norm', series: 'scalars', lines: [['gradient/D', 'D', '--d'], ['gradient/G', 'G', '--g']], low: 0 }; // biome-ignore format: a row

/** Charts of training itself. D is right or not where there is an output at which it is undecided. */
function trainingCharts({ probability, undecided }: DiscriminatorOutput): Chart[] {
  return [
    lossChart,
    ...(probability ? [] : [criticChart]),
    ...(undecided !== undefined ? [accuracyChart] : []),
    gradientChart,
  ];
}

interface Row {
  readonly chart: Chart;
  readonly element: HTMLElement;
  readonly box: HTMLElement;
  readonly values: readonly HTMLElement[];
  drawn?: Curves;
  /** What is drawn. */
  shown?: { readonly track: Series; readonly version: number };
}

/** The charts for a view and for what its D puts out, and what brings them up to date. */
export function sidebar(charts: readonly Chart[], reading: DiscriminatorOutput) {
  const [step, rate] = [h('dd'), h('dd')];
  const digest = h('code');
  const rows = [...charts, ...trainingCharts(reading)].map(rowOf);
  const table = h('tbody');
  const element = h(
    'div',
    { className: 'side' },
    h('dl', {}, h('div', {}, h('dt', {}, 'Step'), step), h('div', {}, h('dt', {}, 'Steps per second'), rate)),
    ...rows.map((row) => row.element),
    h('p', { className: 'digest' }, h('span', {}, 'Digest'), digest),
    h('details', { className: 'numbers' }, h('summary', {}, 'The numbers as a table'), h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Quantity'), h('th', { scope: 'col' }, 'Now'))), table)), // biome-ignore format: one table
  );

  /** Brings up to date what has news, or all of it `anew`. */
  function show(lab: Lab, anew: boolean): void {
    const { session } = lab;
    step.textContent = session
      ? `${session.step.toLocaleString('en')} of ${session.config.steps.toLocaleString('en')}`
      : '–';
    rate.textContent =
      lab.phase === 'playing' && lab.stepsPerSecond > 0 ? formatNumber(lab.stepsPerSecond) : '–';
    digest.textContent = lab.digest ?? 'at rest';
    const news = rows.filter((row) => showRow(row, lab, anew)).length > 0;
    if (!news && table.rows.length > 0) return;
    const all = rows.flatMap(({ chart }) => chart.lines.map(([name, word]) => [`${chart.title}: ${word}`, formatNumber(latest(lab[chart.series], name))])); // biome-ignore format: one list
    table.replaceChildren(...[['Step', String(iterationsIn(lab))], ...all].filter(([, value]) => value !== '–').map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)))); // biome-ignore format: one list
  }
  const observer = new ResizeObserver(() => {
    for (const { drawn, box } of rows) drawn?.resize(box.clientWidth);
  });
  observer.observe(element);
  const dispose = () => {
    observer.disconnect();
    for (const { drawn } of rows) drawn?.dispose();
  };
  return { element, show, dispose };
}

function rowOf(chart: Chart): Row {
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
  const element = h('figure', { className: 'chart', hidden: true }, h('figcaption', {}, h('span', { className: 'title' }, chart.title), ...keys, ...level), box); // biome-ignore format: one figure
  return { chart, element, box, values };
}

/** Draws a row that has news: it is there as soon as there is something to draw. Tells whether it had. */
function showRow(row: Row, lab: Lab, anew: boolean): boolean {
  const { chart, box, values, shown } = row;
  const track = lab[chart.series];
  if (!anew && shown?.track === track && shown.version === track.version) return false;
  row.shown = { track, version: track.version };
  const some = chart.lines.some(([name]) => track.columns[name]?.some((value) => !Number.isNaN(value)));
  row.element.hidden = !some;
  if (!some) return true;
  row.drawn ??= curves(box, chart);
  row.drawn.show(track);
  chart.lines.forEach(([name], i) => {
    values[i].textContent = formatNumber(latest(track, name));
  });
  return true;
}
