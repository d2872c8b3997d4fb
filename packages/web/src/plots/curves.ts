// Line charts over the steps of a run, drawn by uPlot.
import uPlot from 'uplot';
import { formatTick } from './formatTick.ts';

/** What a chart shows. */
export interface Chart {
  readonly title: string;
  /** Which of the lab's series holds the numbers. */
  readonly series: 'scalars' | 'metrics' | 'measured' | 'diagnoses';
  /** For each line: its column of the series, its label, and the custom property of its colour. */
  readonly lines: readonly (readonly [name: string, word: string, colour: string])[];
  /** A level to compare with, and its label. */
  readonly level?: readonly [value: number, word: string];
  /** Values that the y axis includes. */
  readonly low?: number;
  readonly high?: number;
  /** Labels of the y axis, if not at round numbers. */
  readonly ticks?: readonly number[];
}

/** Numbers over x by column; NaN for none. */
export interface Columns {
  readonly x: readonly number[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

/** A chart in the page. */
export interface Curves {
  show(columns: Columns): void;
  resize(width: number): void;
  dispose(): void;
}

const HEIGHT = 84;

/** Creates a chart in `parent`, whose style it asks for colours whenever it draws. `point` gets the place of the values under the cursor. */
export function curves(
  parent: HTMLElement,
  { lines, level, low, high, ticks }: Chart,
  point?: (index: number | undefined) => void,
): Curves {
  const colour = (name: string) => getComputedStyle(parent).getPropertyValue(name).trim();
  const plot = new uPlot(
    {
      width: Math.max(120, parent.clientWidth),
      height: HEIGHT,
      // Without data there is no x axis, and the last label of the y axis needs room.
      padding: [6, 12, ({ data }) => (data?.[0]?.length > 0 ? 0 : 8), 0],
      legend: { show: false },
      cursor: { show: point !== undefined, y: false, drag: { x: false } },
      scales: { x: { time: false }, y: { range: (_, from, to) => rangeOf(from, to, level?.[0], low, high) } },
      axes: axesOf(colour, ticks),
      series: [{}, ...lines.map(([, word, name]) => lineOf(word, () => colour(name)))],
      hooks: {
        ...(level && { draw: [(self: uPlot) => drawLevel(self, level[0], colour('--soft'))] }),
        setCursor: [(self: uPlot) => point?.(self.cursor.idx ?? undefined)],
      },
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

/** The x axis, with labels at whole steps, and the y axis. */
function axesOf(colour: (name: string) => string, ticks: readonly number[] | undefined): uPlot.Axis[] {
  const axis = (): uPlot.Axis => ({
    stroke: () => colour('--soft'),
    font: '10px system-ui, sans-serif',
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
  });
  const steps = (_: uPlot, all: number[]) =>
    all.map((value) => (Number.isInteger(value) ? formatTick(value) : ''));
  const values = (_: uPlot, all: number[]) => all.map(formatTick);
  const splits = ticks && { splits: () => [...ticks] };
  return [
    { ...axis(), size: 18, gap: 2, space: 60, values: steps },
    { ...axis(), size: 38, gap: 4, space: 26, values, ...splits },
  ];
}

/** A line; its points are drawn while there are fewer than three. */
const lineOf = (label: string, stroke: () => string): uPlot.Series => ({
  label,
  stroke,
  width: 1.5,
  points: { show: (self: uPlot) => self.data[0].length < 3, size: 4 },
  spanGaps: true,
});

/** The y range: all values, the level and the bounds, with a margin of 6 %. */
function rangeOf(
  from: number | null,
  to: number | null,
  level?: number,
  low?: number,
  high?: number,
): [number, number] {
  const values = [from, to, level, low, high].filter((value) => value !== undefined && value !== null);
  if (values.length === 0) return [0, 1];
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const margin = (max - min || 1) * 0.06;
  return [low === min ? min : min - margin, max + margin];
}

/** NaN as null, which uPlot leaves out. */
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
