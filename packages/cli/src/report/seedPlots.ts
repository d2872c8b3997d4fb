import { el, INK, segment, svg, text, ticks, tickText } from '@ganvil/core';
import { type MethodSummary, metricNamesOf } from '../comparison/resultsOf.ts';
import { figure, figureGrid, type Html, raw } from './html.ts';

const [WIDTH, ROW, TOP, RIGHT] = [480, 24, 30, 16];
/** Width of a letter of a label, about. */
const LETTER = 6.2;

/** A plot per metric: a row per method, a ring per seed, mean and standard error as a bar. Of one seed there is nothing to see. */
export function seedPlots(rows: readonly MethodSummary[]): Html[] {
  const names = metricNamesOf(rows.flatMap(({ outcomes }) => outcomes));
  if (rows.every(({ outcomes }) => outcomes.length < 2)) return [];
  const figures = names.map((name) =>
    figure('chart', 'a ring per seed; mean ± standard error', raw(seedPlot(rows, name))),
  );
  return figures.length > 0 ? [figureGrid('charts', figures)] : [];
}

function seedPlot(rows: readonly MethodSummary[], name: string): string {
  const left = 12 + LETTER * Math.max(...rows.map(({ method }) => method.length));
  const values = rows.map(({ outcomes }) =>
    outcomes.flatMap(({ counts, metrics }) =>
      counts && Number.isFinite(metrics[name]) ? [metrics[name]] : [],
    ),
  );
  const [low, high] = [Math.min(...values.flat()), Math.max(...values.flat())];
  const pad = (high - low) * 0.06 || Math.abs(high) * 0.06 || 0.5;
  const [min, max] = [low - pad, high + pad];
  const px = (value: number): number => left + ((value - min) / (max - min)) * (WIDTH - RIGHT - left);
  const floor = TOP + ROW * rows.length;
  const grid = ticks(min, max).flatMap((tick) => [
    segment([px(tick), TOP - 6], [px(tick), floor], { colour: '#e2e2e2', width: 1 }),
    text([px(tick), floor + 14], tickText(tick), { anchor: 'middle', size: 10, colour: INK.soft }),
  ]);
  const drawn = rows.map(({ method, metrics }, i) => {
    const y = TOP + ROW * (i + 0.5) - 3;
    const rings = values[i].map((value) =>
      el('circle', { cx: px(value), cy: y, r: 4, fill: 'none', stroke: INK.d, 'stroke-width': 1.2 }),
    );
    const summary = metrics[name];
    return [
      text([left - 8, y + 4], method, { anchor: 'end' }),
      ...rings,
      ...(summary ? bar(summary, y, px) : []),
    ].join('');
  });
  return svg(WIDTH, floor + 22, name, text([left, 16], name, { size: 12 }), ...grid, ...drawn);
}

function bar(
  { mean, standardError = 0 }: { mean: number; standardError?: number },
  y: number,
  px: (value: number) => number,
): string[] {
  const stroke = { colour: INK.data, width: 1.5 };
  return [
    segment([px(mean - standardError), y], [px(mean + standardError), y], stroke),
    segment([px(mean), y - 8], [px(mean), y + 8], stroke),
  ];
}
