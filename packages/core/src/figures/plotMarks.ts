// Marks over the axes of a plot.
import type { Plot, PlotBars, PlotDots } from './plotContent.ts';
import { el, INK, line, num, type Point, segment, text } from './svg.ts';

/** Where a plot is in its figure. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a point of the plot is in the figure, and whether it is shown. */
export interface Axes {
  readonly at: (point: Point) => Point;
  readonly inside: (point: Point) => boolean;
  readonly box: Place;
}

/** Bars, upright. */
export function drawBars({ bars, width, colour }: PlotBars, { at }: Axes): string[] {
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

/** Round dots, as one path. */
export function drawDots({ points, colour, size = 2.4 }: PlotDots, { at, inside }: Axes): string {
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
export function arrow([x0, y0]: Point, [x1, y1]: Point): string {
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

/** A horizontal line with its label. */
export function level(value: number, label: string, { x }: Plot, { at, box }: Axes): string[] {
  const height = at([x.range[0], value])[1];
  const right = box.left + box.width;
  return [
    segment([box.left, height], [right, height], { colour: INK.soft, width: 1, dash: '4 3' }),
    text([right, height - 4], label, { anchor: 'end', size: 10, colour: INK.soft }),
  ];
}
