// Curves over the steps of a run, with their labels.
import { el, INK, line, type Point, segment, text, ticks, tickText } from './svg.ts';

/** A curve: NaN interrupts it. */
export interface Curve {
  readonly label: string;
  readonly colour: string;
  readonly y: readonly number[];
  readonly dash?: string;
}

/** A chart at a place in a figure. */
export interface Chart {
  readonly title: string;
  readonly x: readonly number[];
  /** What x counts; `step` by default. */
  readonly unit?: string;
  readonly curves: readonly Curve[];
  /** A horizontal line with a label. */
  readonly level?: { readonly value: number; readonly label: string };
}

const LEFT = 52;

/** A place in a chart, as one in the figure. */
interface Axes {
  readonly px: (value: number) => number;
  readonly py: (value: number) => number;
  readonly floor: number;
  readonly right: number;
  readonly unit: string;
}

/** Draws a chart of a size, its upper left corner at a height. */
export function chart(content: Chart, top: number, width: number, height: number): string {
  const { title, x, unit = 'step', curves, level } = content;
  const { low, high, cut } = rangeOf(content);
  const pad = (high - low) * 0.05 || 0.5;
  const [min, max] = [low - pad, high + pad];
  const [floor, right] = [top + height - 24, width - 24]; // room for half of the last number
  const end = Math.max(1, x[x.length - 1] ?? 1);
  const px = (value: number) => LEFT + (value / end) * (right - LEFT);
  const py = (value: number) =>
    floor - ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * (height - 52);
  const axes = { px, py, floor, right, unit };
  return el(
    'g',
    {},
    text([LEFT, top + 16], cut ? `${title}; spikes are cut off` : title, { size: 12 }),
    ...grid(axes, ticks(0, end), ticks(min, max, 4)),
    ...(level ? levelLine(axes, level) : []),
    ...curves.map((curve, i) => {
      const labelAt: Point = [right - 70 * (curves.length - 1 - i), top + 16];
      return drawCurve(axes, x, curve) + text(labelAt, curve.label, { anchor: 'end', colour: curve.colour });
    }),
  );
}

/**
 * The lowest and highest number that is shown: of all, unless a few of them, a hundredth at each end, make the range more than
 * three times that of the others, which would be flat. Those are cut off.
 */
function rangeOf({ curves, level }: Chart): { low: number; high: number; cut: boolean } {
  const sorted = Float64Array.from(curves.flatMap(({ y }) => y.filter(Number.isFinite)));
  sorted.sort((a, b) => a - b);
  if (sorted.length === 0) return { low: 0, high: 1, cut: false };
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [least, below, above, most] = [0, 0.01, 0.99, 1].map(at);
  const usual = above - below;
  const cut = usual > 0 && most - least > 3 * usual;
  const ends = cut ? [Math.max(least, below - usual / 4), Math.min(most, above + usual / 4)] : [least, most];
  const shown = level ? [...ends, level.value] : ends;
  return { low: Math.min(...shown), high: Math.max(...shown), cut };
}

function grid(
  { px, py, floor, right, unit }: Axes,
  across: readonly number[],
  up: readonly number[],
): string[] {
  const style = { size: 10, colour: INK.soft };
  return [
    ...up.flatMap((value) => [
      segment([LEFT, py(value)], [right, py(value)], { colour: '#eeeeee', width: 1 }),
      text([LEFT - 6, py(value) + 3.5], tickText(value), { ...style, anchor: 'end' }),
    ]),
    ...across.map((value) => text([px(value), floor + 14], tickText(value), { ...style, anchor: 'middle' })),
    text([LEFT - 6, floor + 14], unit, { ...style, anchor: 'end' }),
    segment([LEFT, floor], [right, floor], { colour: INK.soft, width: 1 }),
  ];
}

function levelLine({ py, right }: Axes, { value, label }: NonNullable<Chart['level']>): string[] {
  const y = py(value);
  return [
    segment([LEFT, y], [right, y], { colour: INK.soft, width: 1, dash: '4 3' }),
    text([right, y - 4], label, { anchor: 'end', size: 10, colour: INK.soft }),
  ];
}

const drawCurve = ({ px, py }: Axes, x: readonly number[], { y, colour, dash }: Curve): string =>
  line(
    y.map((value, k): Point => [px(x[k]), py(value)]),
    { colour, width: 1.2, dash },
  );
