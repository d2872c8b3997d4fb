import { svgElement } from '../lab/controls/svgElement.ts';
import { datasets, presets } from '../lab/model/coreTables.ts';

/** An icon of the data of a preset. */
export function thumbnail(preset: string): SVGSVGElement {
  const svg = svgElement('svg', { viewBox: '-1.4 -1.4 2.8 2.8', 'aria-hidden': 'true' });
  const set = datasets[String(presets[preset].config.data)];
  if (set?.shape.length === 3) svg.append(stroke(FOUR), stroke(SEVEN));
  else if (set?.shape[0] === 1) svg.append(line(Array.from({ length: 41 }, (_, i) => bell(i / 20 - 1))));
  else if (set?.centers) svg.append(...dots(set.centers));
  else svg.append(line(Array.from({ length: 60 }, (_, i) => spiral(i / 59))));
  return svg;
}

const bell = (x: number): [number, number] => [x, 0.75 - 1.5 * Math.exp(-7 * x * x)];
const spiral = (t: number): [number, number] => {
  const angle = 1.5 * Math.PI * (1 + 2 * t);
  return [(angle / 15) * Math.cos(angle), (angle / 15) * Math.sin(angle)];
};

function dots(centers: readonly (readonly number[])[]): SVGElement[] {
  const reach = Math.max(...centers.flat().map(Math.abs));
  return centers.map(([x, y]) =>
    svgElement('circle', { cx: x / reach, cy: y / reach, r: 0.12, fill: 'currentColor' }),
  );
}

const line = (points: readonly (readonly [number, number])[]): SVGElement =>
  stroke(points.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' '));

function stroke(points: string): SVGElement {
  return svgElement('polyline', {
    points,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 0.16,
    'stroke-linecap': 'round',
  });
}

const FOUR = '-0.35,-0.8 -0.95,0.25 0.05,0.25 -0.2,0.25 -0.2,-0.3 -0.2,0.8';
const SEVEN = '0.3,-0.75 1,-0.75 0.5,0.8';
