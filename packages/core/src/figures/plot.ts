// Curves, points and arrows over any two axes.
import type { Plot, PlotAxis } from './plotContent.ts';
import { type Axes, arrow, drawBars, drawDots, level, type Place } from './plotMarks.ts';
import { el, INK, line, type Point, segment, text, ticks, tickText } from './svg.ts';

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
