// A row for each column of a table: its name, and mean and deviation of the data and of samples on one axis.
import { h } from '../controls/dom.ts';
import type { ColumnStatistics } from '../measures/columnStatistics.ts';
import { formatNumber } from '../model/formatNumber.ts';

/** The rows; `show` places the samples. The axis of a column reaches from its lowest to its highest value in the data. */
export function columnRows(names: readonly string[], real: ColumnStatistics) {
  const rows = names.map((name, k) => rowOf(name, real, k));
  const show = (fake: ColumnStatistics): void => {
    for (const row of rows) row.show(fake);
  };
  return { element: h('div', { className: 'columns' }, ...rows.map(({ element }) => element)), show };
}

function rowOf(name: string, real: ColumnStatistics, k: number) {
  const low = real.lows[k];
  const range = real.highs[k] - low || 1;
  const place = (value: number) => `${100 * Math.min(1, Math.max(0, (value - low) / range))}%`;
  const data = span('real');
  const samples = span('g');
  const track = h('div', { className: 'track', role: 'img' }, ...data.elements, ...samples.elements);
  const put = (bar: ReturnType<typeof span>, { means, deviations }: ColumnStatistics) =>
    bar.put(place(means[k] - deviations[k]), place(means[k]), place(means[k] + deviations[k]));
  put(data, real);
  const element = h('div', { className: 'column' }, h('span', { title: name }, name), track);
  const show = (fake: ColumnStatistics): void => {
    put(samples, fake);
    const of = ({ means, deviations }: ColumnStatistics) =>
      `mean ${formatNumber(means[k])}, standard deviation ${formatNumber(deviations[k])}`;
    track.ariaLabel = track.title = `${name}: data ${of(real)}; samples ${of(fake)}`;
  };
  return { element, show };
}

/** A bar from one place to another, and a mark on it. */
function span(kind: 'real' | 'g') {
  const [bar, mark] = [h('i', { className: kind }), h('b', { className: kind })];
  const put = (from: string, middle: string, to: string): void => {
    Object.assign(bar.style, { left: from, width: `calc(${to} - ${from})` });
    mark.style.left = middle;
  };
  return { elements: [bar, mark], put };
}
