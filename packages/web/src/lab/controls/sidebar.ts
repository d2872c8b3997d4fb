// Beside the view: current numbers, their curves, and the numbers as a table for those who do not see the curves.
import type { Chart } from '../../plots/curves.ts';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { iterationsIn, type Lab } from '../model/labState.ts';
import { latest } from '../model/series.ts';
import { type ChartRow, chartRow, fitRow, showRow } from './chartRow.ts';
import { h } from './dom.ts';
import { followingRows } from './followingRows.ts';
import { metricCharts, trainingCharts } from './trainingCharts.ts';

/** The charts of a view and of training, for the D that there is, and `show`, which brings them up to date. */
export function sidebar(charts: readonly Chart[], output: DiscriminatorOutput | undefined) {
  const facts = factsOf();
  const table = numbersTable();
  const ofView = charts.map(chartRow);
  const trainingOf = (lab: Lab) => trainingCharts(Object.keys(lab.scalars.columns), output);
  const loss = following((lab) => trainingOf(lab).slice(0, 1));
  const others = following((lab) => [
    ...metricCharts(Object.keys(lab.metrics.columns), charts),
    ...trainingOf(lab).slice(1),
  ]);
  const element = h(
    'div',
    { className: 'side' },
    facts.head,
    loss.element,
    ...ofView.map((row) => row.element),
    others.element,
    facts.foot,
    table.element,
  );
  const allRows = () => [...loss.rows(), ...ofView, ...others.rows()];

  /** Updates what has changed, or everything. */
  function show(lab: Lab, redrawAll: boolean): void {
    facts.show(lab);
    loss.update(lab);
    others.update(lab);
    const rows = allRows();
    const changed = rows.filter((row) => showRow(row, lab, redrawAll)).length > 0;
    if (changed || table.isEmpty()) table.show(numbersOf(lab, rows));
  }
  const observer = new ResizeObserver(() => allRows().forEach(fitRow));
  observer.observe(element);
  const dispose = () => {
    observer.disconnect();
    for (const { curves } of allRows()) curves?.dispose();
  };
  return { element, show, dispose };
}

/** Rows that follow from the numbers of the run. */
const following = (chartsOf: (lab: Lab) => readonly Chart[]) =>
  followingRows(h('div', { className: 'side' }), ({ metrics, scalars }) => [metrics, scalars], chartsOf);

/** The step, the speed and the digest. */
function factsOf() {
  const [step, rate] = [h('dd'), h('dd')];
  const digest = h('code');
  const row = (name: string, value: HTMLElement) => h('div', {}, h('dt', {}, name), value);
  const show = ({ session, phase, stepsPerSecond, digest: found }: Lab): void => {
    step.textContent = session
      ? `${session.step.toLocaleString('en')} of ${session.config.steps.toLocaleString('en')}`
      : '–';
    rate.textContent = phase === 'playing' && stepsPerSecond > 0 ? formatNumber(stepsPerSecond) : '–';
    digest.textContent = found ?? 'available when training is paused';
  };
  const head = h('dl', {}, row('Step', step), row('Steps per second', rate));
  return { head, foot: h('p', { className: 'digest' }, h('span', {}, 'Digest'), digest), show };
}

/** The latest value of every line of every chart, by name. */
function numbersOf(lab: Lab, rows: readonly ChartRow[]): (readonly [name: string, value: string])[] {
  const all = rows.flatMap(({ chart }) =>
    chart.lines.map(
      ([name, word]) => [`${chart.title}: ${word}`, formatNumber(latest(lab[chart.series], name))] as const,
    ),
  );
  return [['Step', String(iterationsIn(lab))], ...all.filter(([, value]) => value !== '–')];
}

function numbersTable() {
  const body = h('tbody');
  const heads = ['Quantity', 'Value'].map((text) => h('th', { scope: 'col' }, text));
  const element = h(
    'details',
    { className: 'numbers' },
    h('summary', {}, 'Numbers as a table'),
    h('table', {}, h('thead', {}, h('tr', {}, ...heads)), body),
  );
  const row = ([name, value]: readonly [string, string]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value));
  return {
    element,
    isEmpty: () => body.rows.length === 0,
    show: (numbers: readonly (readonly [string, string])[]) => body.replaceChildren(...numbers.map(row)),
  };
}
