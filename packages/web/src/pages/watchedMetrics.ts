import { labelOf } from '../lab/controls/labelOf.ts';
import { coverageChart, distanceChart, qualityChart } from '../lab/views/charts.ts';
import { type Chart, type Curves, curves } from '../plots/curves.ts';
import type { WatchedRun } from './watchedRun.ts';

const KNOWN = [distanceChart, qualityChart, coverageChart];

/** Fills a place with a chart for each metric of a run: its name in words, its latest value, its course. */
export function watchedMetrics(place: HTMLElement) {
  let [all, names]: [{ name: string; value: HTMLElement; box: HTMLElement; curves: Curves }[], string] = [
    [],
    '',
  ];

  function show({ metrics, evaluations }: WatchedRun): void {
    const now = Object.keys(evaluations.columns);
    if (now.join() !== names) {
      for (const one of all) one.curves.dispose();
      names = now.join();
      place.replaceChildren();
      all = now.map((name) => ({ name, ...figureOf(place, name) }));
    }
    for (const { name, value, curves } of all) {
      value.textContent = formatted(metrics[name]);
      curves.show(evaluations);
    }
  }
  const resize = () => {
    for (const { curves, box } of all) curves.resize(box.clientWidth);
  };
  return { show, resize };
}

function figureOf(place: HTMLElement, name: string) {
  const chart: Chart = KNOWN.find(({ lines }) => lines[0][0] === name) ?? {
    title: titleOf(name),
    series: 'metrics',
    lines: [[name, name, '--g']],
  };
  const [figure, caption, title, value, box] = ['figure', 'figcaption', 'b', 'span', 'div'].map((tag) =>
    document.createElement(tag),
  );
  title.textContent = chart.title;
  box.className = 'curve';
  box.role = 'img';
  box.ariaLabel = `${chart.title} over the steps`;
  caption.append(title, value);
  figure.append(caption, box);
  place.append(figure);
  return { value, box, curves: curves(box, chart) };
}

/** "reverseKl" to "Reverse kl". */
function titleOf(name: string): string {
  const words = labelOf(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function formatted(value: number | undefined): string {
  if (value === undefined) return '–';
  return Number.isInteger(value) ? `${value}` : Number(value).toPrecision(4);
}
