import type { Samples } from '@ganvil/core';
import type { Stage } from './canvas.ts';

/** Maps points of the data to a stage: their box is centred and as large as it fits, with y upwards. */
export interface Plane {
  x(value: number): number;
  y(value: number): number;
  /** Pixels per unit. */
  readonly scale: number;
}

/** The limits of each axis. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The mapping of a box to a stage. */
export function planeOf({ width, height }: Stage, { low, high }: Box): Plane {
  const scale = Math.min(width / (high[0] - low[0]), height / (high[1] - low[1]));
  const [cx, cy] = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  return {
    scale,
    x: (value) => width / 2 + (value - cx) * scale,
    y: (value) => height / 2 - (value - cy) * scale,
  };
}

/** How points are drawn: their colour, or that of each by its number. */
interface DotStyle {
  readonly paint: string | ((i: number) => string);
  readonly radius: number;
  readonly alpha: number;
}

const paintOf = ({ paint }: DotStyle, i: number): string => (typeof paint === 'string' ? paint : paint(i));

/** Draws points [N, 2] as dots. */
export function drawDots(
  { context }: Stage,
  plane: Plane,
  { data, count }: Pick<Samples, 'data' | 'count'>,
  style: DotStyle,
): void {
  context.globalAlpha = style.alpha;
  for (let i = 0; i < count; i++) {
    context.fillStyle = paintOf(style, i);
    context.beginPath();
    context.arc(plane.x(data[2 * i]), plane.y(data[2 * i + 1]), style.radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Draws an arrow along D's gradient at each point. The longest has `reach` pixels; lengths follow the square root of the norm. */
export function drawArrows(
  stage: Stage,
  plane: Plane,
  points: ArrayLike<number>,
  gradient: ArrayLike<number>,
  { paint, reach }: { paint: string; reach: number },
): void {
  const { context } = stage;
  let largest = 1e-12;
  for (let i = 0; i < gradient.length; i += 2)
    largest = Math.max(largest, gradient[i] ** 2 + gradient[i + 1] ** 2);
  Object.assign(context, { strokeStyle: paint, lineWidth: 1, globalAlpha: 0.85 });
  context.beginPath();
  for (let i = 0; i < points.length; i += 2) {
    const [dx, dy] = [gradient[i], -gradient[i + 1]];
    const size = Math.sqrt(dx * dx + dy * dy);
    const length = reach * Math.sqrt(size / Math.sqrt(largest)); // so that short ones are visible
    if (length < 1) continue;
    arrow(context, plane.x(points[i]), plane.y(points[i + 1]), (dx / size) * length, (dy / size) * length);
  }
  context.stroke();
  context.globalAlpha = 1;
}

function arrow(context: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number): void {
  const [tx, ty] = [x + dx, y + dy];
  context.moveTo(x, y);
  context.lineTo(tx, ty);
  context.moveTo(tx - 0.3 * dx - 0.18 * dy, ty - 0.3 * dy + 0.18 * dx);
  context.lineTo(tx, ty);
  context.lineTo(tx - 0.3 * dx + 0.18 * dy, ty - 0.3 * dy - 0.18 * dx);
}

/** Draws a line from each of the first points to its other place [N, 2]. */
export function drawLinks(
  { context, colour }: Stage,
  plane: Plane,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): void {
  Object.assign(context, { strokeStyle: colour('--ink'), lineWidth: 1, globalAlpha: 0.6 });
  context.beginPath();
  for (let i = 0; i < to.length; i += 2) {
    context.moveTo(plane.x(from[i]), plane.y(from[i + 1]));
    context.lineTo(plane.x(to[i]), plane.y(to[i + 1]));
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Draws points [N, 2] as hollow rings. */
export function drawRings(
  { context }: Stage,
  plane: Plane,
  { data, count }: Pick<Samples, 'data' | 'count'>,
  style: DotStyle,
): void {
  Object.assign(context, { lineWidth: 1, globalAlpha: style.alpha });
  for (let i = 0; i < count; i++) {
    context.strokeStyle = paintOf(style, i);
    context.beginPath();
    context.arc(plane.x(data[2 * i]), plane.y(data[2 * i + 1]), style.radius + 0.5, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}
