// Curves, points and arrows over any two axes.
import { el, INK, line, num, type Point, segment, text, ticks, tickText } from './svg.ts';

/** An axis: its label and range. */
export interface PlotAxis {
  readonly label: string;
  readonly range: readonly [low: number, high: number];
  /** Names of places, instead of numbers. */
  readonly names?: readonly (readonly [at: number, name: string])[];
}

/** A curve. */
export interface PlotLine {
  readonly label?: string;
  readonly colour: string;
  readonly points: readonly Point[];
  readonly dash?: string;
  readonly width?: number;
}

/** Points of one kind. */
export interface PlotDots {
  readonly label?: string;
  readonly colour: string;
  readonly points: readonly Point[];
  /** Diameter in pixels; 2.4 without. */
  readonly size?: number;
}

/** Upright bars from 0. */
export interface PlotBars {
  readonly label?: string;
  readonly colour: string;
  readonly bars: readonly Point[];
  /** In units of the axis. */
  readonly width: number;
}

/** What is drawn over two axes, and later things over earlier ones. */
export interface Plot {
  readonly title: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly bars?: readonly PlotBars[];
  readonly arrows?: readonly { readonly from: Point; readonly to: Point }[];
  readonly dots?: readonly PlotDots[];
  readonly lines?: readonly PlotLine[];
  /** Horizontal lines with labels. */
  readonly levels?: readonly { readonly value: number; readonly label: string }[];
}

/** Where a plot is in its figure. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Axes {
  readonly at: (point: Point) => Point;
  readonly inside: (point: Point) => boolean;
  readonly box: Place;
}

/** Draws a plot at a place, with its labels inside of it. */
export function plot(content: Plot, place: Place): string {
  const hasLegend = legendOf(content).length > 0;
  const above = hasLegend ? 40 : 26;
  const box = {
    left: place.left + 48,
    top: place.top + above,
    width: place.width - 64,
    height: place.height - above - 42,
  };
  const axes = axesOf(content, box);
  const { bars = [], arrows = [], dots = [], lines = [], levels = [] } = content;
  return el(
    'g',
    {},
    text([box.left, place.top + 16], content.title, { size: 12 }),
    ...legend(content, [box.left, place.top + 32]),
    ...grid(content, axes),
    ...bars.flatMap((one) => drawBars(one, axes)),
    ...arrows.map(({ from, to }) => arrow(axes.at(from), axes.at(to))),
    ...dots.map((one) => drawDots(one, axes)),
    ...lines.map(({ points, colour, dash, width }) =>
      line(
        points.map((point): Point => (axes.inside(point) ? axes.at(point) : [Number.NaN, Number.NaN])),
        { colour, dash, width },
      ),
    ),
    ...levels.flatMap(({ value, label }) => level(value, label, content, axes)),
  );
}

function axesOf({ x, y }: Plot, box: Place): Axes {
  const share = (value: number, [low, high]: readonly [number, number]) => (value - low) / (high - low);
  const within = (value: number, [low, high]: readonly [number, number]) => {
    const slack = 1e-9 * (high - low);
    return value >= low - slack && value <= high + slack;
  };
  return {
    at: ([a, b]) => [
      box.left + share(a, x.range) * box.width,
      box.top + (1 - share(b, y.range)) * box.height,
    ],
    inside: ([a, b]) => within(a, x.range) && within(b, y.range),
    box,
  };
}

const legendOf = ({ bars = [], dots = [], lines = [] }: Plot) =>
  [...bars, ...dots, ...lines].flatMap(({ label, colour }) =>
    label === undefined ? [] : [{ label, colour }],
  );

/** Labels in a row; their widths are estimated, since no font is measured. */
function legend(content: Plot, [left, y]: Point): string[] {
  let x = left;
  return legendOf(content).map(({ label, colour }) => {
    const drawn = text([x, y], label, { colour, size: 10 });
    x += 5.4 * label.length + 12;
    return drawn;
  });
}

function grid({ x, y }: Plot, { at, box }: Axes): string[] {
  const style = { size: 10, colour: INK.soft };
  const [bottom, right] = [box.top + box.height, box.left + box.width];
  const placesOn = ({ range, names }: PlotAxis, wanted: number) =>
    names ?? ticks(range[0], range[1], wanted).map((value) => [value, tickText(value)] as const);
  const across = placesOn(x, box.width < 200 ? 4 : 6);
  const up = placesOn(y, 4).map(([value, name]) => [at([x.range[0], value])[1], name] as const);
  return [
    ...up.flatMap(([height, name]) => [
      segment([box.left, height], [right, height], { colour: '#eeeeee', width: 1 }),
      text([box.left - 6, height + 3.5], name, { ...style, anchor: 'end' }),
    ]),
    ...across.map(([value, name]) =>
      text([at([value, y.range[0]])[0], bottom + 14], name, { ...style, anchor: 'middle' }),
    ),
    text([right, bottom + 28], x.label, { ...style, anchor: 'end' }),
    text([box.left, bottom + 28], y.label === '' ? '' : `up: ${y.label}`, style),
    segment([box.left, bottom], [right, bottom], { colour: INK.soft, width: 1 }),
  ];
}

function drawBars({ bars, width, colour }: PlotBars, { at }: Axes): string[] {
  return bars.map(([x, value]) => {
    const [left, top] = at([x - width / 2, value]);
    const [right, floor] = at([x + width / 2, 0]);
    return el('rect', {
      x: left,
      y: top,
      width: right - left,
      height: Math.max(0, floor - top),
      fill: colour,
    });
  });
}

function drawDots({ points, colour, size = 2.4 }: PlotDots, { at, inside }: Axes): string {
  const d = points
    .filter(inside)
    .map((point) => {
      const [x, y] = at(point);
      return `M${num(x)} ${num(y)}h0`;
    })
    .join('');
  const pen = { stroke: colour, 'stroke-width': size, 'stroke-linecap': 'round', 'stroke-opacity': 0.6 };
  return el('path', { d, ...pen, fill: 'none' });
}

/** A thin arrow with a small head. */
function arrow([x0, y0]: Point, [x1, y1]: Point): string {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (!(length > 0.5)) return '';
  const [ux, uy] = [(3 * dx) / length, (3 * dy) / length];
  const head: Point[] = [
    [x1 - ux - uy / 2, y1 - uy + ux / 2],
    [x1, y1],
    [x1 - ux + uy / 2, y1 - uy - ux / 2],
  ];
  return (
    line(
      [
        [x0, y0],
        [x1, y1],
      ],
      { colour: INK.line, width: 1 },
    ) + line(head, { colour: INK.line, width: 1 })
  );
}

function level(value: number, label: string, { x }: Plot, { at, box }: Axes): string[] {
  const height = at([x.range[0], value])[1];
  const right = box.left + box.width;
  return [
    segment([box.left, height], [right, height], { colour: INK.soft, width: 1, dash: '4 3' }),
    text([right, height - 4], label, { anchor: 'end', size: 10, colour: INK.soft }),
  ];
}
