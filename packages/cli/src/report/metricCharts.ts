import { chart, svg } from '@ganvil/core';
import { loggedEvents, withoutAbandoned } from '../run/loggedEvents.ts';
import { figure, figureGrid, type Html, raw, tag } from './html.ts';

const [WIDTH, HEIGHT] = [480, 220];
/** Colours that are told apart on white, also by most people with colour blindness (Okabe and Ito 2008), darkened. */
const COLOURS = ['#0060a0', '#c04a00', '#00805c', '#a3478a', '#8a6d00', '#2b8fc4', '#444444', '#b3262e'];

/** The metrics of one evaluation. */
interface Evaluation {
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The evaluations of a run, those that it has gone back from left out. */
export const evaluationsOf = (run: string): Evaluation[] =>
  withoutAbandoned(loggedEvents(run, ['evaluation', 'rollback']));

/** The evaluations of some runs under one name, such as those of a method. */
export interface Measured {
  readonly label: string;
  readonly runs: readonly (readonly Evaluation[])[];
}

/** A chart per metric over the steps: of each series the mean of its runs. Metrics that were measured once have no curve. */
export function metricCharts(series: readonly Measured[]): Html[] {
  const all = series.flatMap(({ runs }) => runs.flat());
  const names = [...new Set(all.flatMap(({ metrics }) => Object.keys(metrics)))];
  const figures = names.flatMap((name) => {
    const x = [...new Set(all.filter(({ metrics }) => name in metrics).map(({ step }) => step))].sort(
      (a, b) => a - b,
    );
    if (x.length < 2) return [];
    const curves = series.map(({ runs }, i) => ({
      ...{ label: '', colour: COLOURS[i % COLOURS.length], dash: i < COLOURS.length ? undefined : '4 2' },
      y: x.map((step) => meanAt(runs, step, name)),
    }));
    const drawn = svg(WIDTH, HEIGHT, name, chart({ title: name, x, curves }, 0, WIDTH, HEIGHT));
    return [figure('chart', series.length > 1 ? 'mean of the seeds' : '', raw(drawn))];
  });
  if (figures.length === 0) return [];
  const grid = figureGrid('charts', figures);
  return series.length > 1 ? [legend(series.map(({ label }) => label)), grid] : [grid];
}

/** NaN where a run has no number: a mean of others would be of another set of seeds. */
function meanAt(runs: readonly (readonly Evaluation[])[], step: number, name: string): number {
  const values = runs.map((run) => run.find((one) => one.step === step)?.metrics[name] ?? Number.NaN);
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function legend(labels: readonly string[]): Html {
  const keys = labels.map((label, i) =>
    tag('span', {}, tag('i', { class: 'key', style: `background:${COLOURS[i % COLOURS.length]}` }), label),
  );
  return tag('p', { class: 'keys' }, ...keys);
}
