// Curves over the course of a run, by uPlot.
import uPlot from 'uplot';
import { formatTick } from './formatTick.ts';

export interface Chart {
  readonly title: string;
  /** Which of the lab's tracks holds the numbers. */
  readonly series: 'scalars' | 'metrics' | 'measured';
  /** Name in the track, word, colour. */
  readonly lines: readonly (readonly [name: string, word: string, colour: string])[];
  /** A level to compare with, and what it is. */
  readonly level?: readonly [value: number, word: string];
  readonly low?: number;
  readonly high?: number;
  /** Where the y axis is labelled, if not where it is round. */
  readonly ticks?: readonly number[];
}

export interface Columns {
  readonly x: readonly number[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

export interface Curves {
  show(columns: Columns): void;
  resize(width: number): void;
  dispose(): void;
}

const HEIGHT = 84;

/** Draws a chart into `parent`. Colours are taken from its style at every drawing. */
export function curves(parent: HTMLElement, { lines, level, low, high, ticks }: Chart): Curves {
  const colour = (name: string) => getComputedStyle(parent).getPropertyValue(name).trim();
  const axis = (): uPlot.Axis => ({
    stroke: () => colour('--soft'),
    font: '10px system-ui, sans-serif',
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
  });
  const plot = new uPlot(
    {
      width: Math.max(120, parent.clientWidth),
      height: HEIGHT,
      padding: [6, 12, ({ data }) => (data?.[0]?.length > 0 ? 0 : 8), 0], // without data there is no x axis below the y axis' last label
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, y: { range: (_, from, to) => rangeOf(from, to, level?.[0], low, high) } },
      axes: [
        { ...axis(), size: 18, gap: 2, space: 60, values: (_, all) => all.map((value) => (Number.isInteger(value) ? formatTick(value) : '')) }, // biome-ignore format: one axis
        { ...axis(), size: 38, gap: 4, space: 26, values: (_, all) => all.map(formatTick), ...(ticks && { splits: () => [...ticks] }) }, // biome-ignore format: one axis
      ],
      series: [{}, ...lines.map(([, word, name]) => ({ label: word, stroke: () => colour(name), width: 1.5, points: { show: (self: uPlot) => self.data[0].length < 3, size: 4 }, spanGaps: true }))], // biome-ignore format: a row each
      hooks: level && { draw: [(self: uPlot) => drawLevel(self, level[0], colour('--soft'))] },
    },
    [[], ...lines.map(() => [])] as uPlot.AlignedData,
    parent,
  );
  return {
    show: ({ x, columns }) =>
      plot.setData([[...x], ...lines.map(([name]) => x.map((_, i) => numberOr(columns[name]?.[i])))]),
    resize: (width) => plot.setSize({ width: Math.max(120, width), height: HEIGHT }),
    dispose: () => plot.destroy(),
  };
}

/** The range to show: all values, the level, and the bounds that were asked for, with some air. */
function rangeOf(
  from: number | null,
  to: number | null,
  level?: number,
  low?: number,
  high?: number,
): [number, number] {
  const values = [from, to, level, low, high].filter((value) => value !== undefined && value !== null);
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const air = (most - least || 1) * 0.06;
  return [low === least ? least : least - air, most + air];
}

/** uPlot leaves out null, but not NaN. */
const numberOr = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

function drawLevel({ ctx, bbox, valToPos }: uPlot, level: number, paint: string): void {
  const y = Math.round(valToPos(level, 'y', true));
  ctx.save();
  Object.assign(ctx, { strokeStyle: paint, lineWidth: window.devicePixelRatio });
  ctx.setLineDash([4 * window.devicePixelRatio, 4 * window.devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
