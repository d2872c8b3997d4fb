import type { Dataset } from '../datasets/types.ts';
import { INK, line, type Point, segment, svg, text, ticks, tickText } from './svg.ts';
import type { Figure, LoggedShares } from './types.ts';

const [WIDTH, HEIGHT] = [640, 320];
const [LEFT, RIGHT, TOP, FLOOR] = [52, 560, 32, 284];
/** One after another, so that neighbours differ. */
const COLOURS = [
  '#4e79a7',
  '#f28e2b',
  '#e15759',
  '#76b7b2',
  '#59a14f',
  '#edc948',
  '#b07aa1',
  '#ff9da7',
  '#9c755f',
  '#bab0ac',
];
/** Height of a band, in pixels, from which its name is written. */
const READABLE = 10;

/**
 * Shares of the fakes by nearest mode, or by class, over the steps, one band above another. Collapse is few bands, oscillation is bands
 * that take turns: Metz et al. 2017, https://arxiv.org/abs/1611.02163 figure 1 shows the samples of such a run.
 */
export const shares: Figure = {
  help: 'shares of the samples by mode or class over the steps, as diagnoses found them: collapse and oscillation',
  lacks: ({ shares: logged, run }) => {
    if (!run) return 'a run, not a config alone';
    return logged && logged.length > 1
      ? undefined
      : 'a run with shares in its log (alarms on, and modes or classes)';
  },
  draw({ shares: logged, dataset, config }) {
    const log = logged!;
    const end = log[log.length - 1].step;
    const px = (step: number) => LEFT + (step / Math.max(1, end)) * (RIGHT - LEFT);
    const title = `Shares of samples of ${dataset.name}, seed ${config.seed}, up to step ${end}`;
    return svg(WIDTH, HEIGHT, title, ...bands(log, dataset, px), ...axes(px, end));
  },
};

const py = (share: number): number => FLOOR - share * (FLOOR - TOP);

/** A band for each mode or class, with its name beside it where it ends high enough, else in it where it is highest. */
function bands(log: readonly LoggedShares[], dataset: Dataset, px: (step: number) => number): string[] {
  let below = log.map(() => 0);
  const count = Math.max(...log.map((one) => one.shares.length));
  const drawn = Array.from({ length: count }, (_, k): [band: string, name: string] => {
    const lower = below;
    below = log.map(({ shares: all }, i) => lower[i] + (all[k] ?? 0));
    const upper = log.map(({ step }, i): Point => [px(step), py(below[i])]);
    const back = log.map(({ step }, i): Point => [px(step), py(lower[i])]).reverse();
    const colour = COLOURS[k % COLOURS.length];
    const band = line([...upper, ...back], { colour: '#ffffff', width: 0.5, fill: colour });
    const heights = log.map((_, i) => py(lower[i]) - py(below[i]));
    const name = dataset.classNames?.[k] ?? String(k);
    const middle = (i: number) => py(lower[i]) - heights[i] / 2 + 3.5;
    if (heights.at(-1)! >= READABLE)
      return [band, text([RIGHT + 6, middle(log.length - 1)], name, { size: 10 })];
    const highest = heights.indexOf(Math.max(...heights));
    if (heights[highest] < READABLE) return [band, ''];
    const place = Math.max(LEFT + 8, px(log[highest].step));
    return [band, text([place, middle(highest)], name, { size: 10, anchor: 'middle' })];
  });
  return [...drawn.map(([band]) => band), ...drawn.map(([, name]) => name)];
}

function axes(px: (step: number) => number, end: number): string[] {
  const style = { size: 10, colour: INK.soft };
  return [
    text([LEFT, TOP - 12], 'share of samples by mode or class', { size: 12 }),
    ...ticks(0, 1, 4).map((share) =>
      text([LEFT - 6, py(share) + 3.5], tickText(share), { ...style, anchor: 'end' }),
    ),
    ...ticks(0, end).map((step) =>
      text([px(step), FLOOR + 14], tickText(step), { ...style, anchor: 'middle' }),
    ),
    text([LEFT - 6, FLOOR + 14], 'step', { ...style, anchor: 'end' }),
    segment([LEFT, FLOOR], [RIGHT, FLOOR], { colour: INK.soft, width: 1 }),
  ];
}
