// The figure of the first GAN paper: densities and D over the data, and below, where G maps latents.

import { polyline, prepareCanvas, type Stage } from './canvas.ts';
import { formatTick } from './formatTick.ts';

/** What the figure shows. `x` ascends; the curves have a value for each x. */
export interface DensityFigure {
  readonly x: Float64Array;
  /** Densities of the data and of G's samples. */
  readonly real: Float64Array;
  readonly fake: Float64Array;
  /** What D says, if there is a D. */
  readonly d?: DiscriminatorCurves;
  /** Latents, and where G maps them; empty if latents have more than one number. */
  readonly z: ArrayLike<number>;
  readonly generated: ArrayLike<number>;
}

/** D over the axis. */
export interface DiscriminatorCurves {
  /** D's output, the range of its axis, and the output at which D is undecided. */
  readonly discriminator: Float64Array;
  readonly range: readonly [number, number];
  readonly undecided: number;
  /** The optimal discriminator, if theory has one for the loss. */
  readonly optimal?: Float64Array;
}

const PAD = 28;

/** Draws a figure on a canvas, or clears it. */
export function drawDensityFigure(canvas: HTMLCanvasElement, figure: DensityFigure | undefined): void {
  const stage = prepareCanvas(canvas);
  if (!stage || !figure) return;
  const { width, height, colour } = stage;
  const { x, real, fake } = figure;
  const [low, high] = [x[0], x[x.length - 1]];
  const floor = figure.z.length > 0 ? Math.round(height * 0.66) : height - PAD;
  const px = (value: number) => PAD + ((value - low) / (high - low)) * (width - 2 * PAD);
  const top = Math.max(...real) * 1.8;
  const py = (value: number) => floor - Math.min(1.02, value / top) * (floor - 12);
  const along = (values: ArrayLike<number>, y: (value: number) => number) =>
    Array.from(values, (value, i): [number, number] => [px(x[i]), y(value)]);
  area(stage, along(real, py), floor, colour('--real'));
  area(stage, along(fake, py), floor, colour('--fake'));
  if (figure.d) discriminator(stage, figure.d, floor, along);
  axes(stage, floor, [low, high], px);
  if (figure.z.length > 0) latents(stage, figure, floor, px);
}

/** D and the optimal D, and the axis of its output at the right. */
function discriminator(
  stage: Stage,
  { discriminator, optimal, undecided, range: [min, max] }: DiscriminatorCurves,
  floor: number,
  along: (values: ArrayLike<number>, y: (value: number) => number) => [number, number][],
): void {
  const paint = stage.colour('--d');
  const up = (value: number) => floor - ((value - min) / (max - min)) * (floor - 12);
  horizontal(stage, [PAD, stage.width - PAD], up(undecided), { paint: '--line', dash: [2, 4] });
  if (optimal) polyline(stage, along(optimal, up), paint, { width: 1.5, dash: [5, 4], alpha: 0.75 });
  polyline(stage, along(discriminator, up), paint, { width: 2 });
  ticks(stage, [min, undecided, max], up);
}

/** A line at a height, from one x to another. */
function horizontal(
  stage: Stage,
  [from, to]: readonly [number, number],
  y: number,
  { paint, dash }: { paint: string; dash?: number[] },
): void {
  const ends = [
    [from, y],
    [to, y],
  ] as const;
  polyline(stage, ends, stage.colour(paint), { width: 1, dash });
}

/** A density: a line and the area below it. */
function area(stage: Stage, points: [number, number][], floor: number, paint: string): void {
  const { context } = stage;
  Object.assign(context, { fillStyle: paint, globalAlpha: 0.16 });
  context.beginPath();
  context.lineTo(points[0][0], floor);
  for (const point of points) context.lineTo(...point);
  context.lineTo(points.at(-1)![0], floor);
  context.fill();
  context.globalAlpha = 1;
  polyline(stage, points, paint, { width: 2 });
}

/** The x axis, with labels at whole numbers. */
function axes(
  stage: Stage,
  floor: number,
  [low, high]: readonly [number, number],
  px: (value: number) => number,
): void {
  const { context, width, colour } = stage;
  horizontal(stage, [PAD, width - PAD], floor, { paint: '--soft' });
  Object.assign(context, {
    fillStyle: colour('--soft'),
    font: '11px system-ui, sans-serif',
    textAlign: 'center',
  });
  const step = high - low > 14 ? 5 : high - low > 7 ? 2 : 1;
  for (let value = Math.ceil(low / step) * step; value <= high; value += step)
    context.fillText(`${value}`.replace('-', '−'), px(value), floor + 15);
}

/** The labels of D's axis, at the right. */
function ticks(
  { context, width, colour }: Stage,
  values: readonly number[],
  up: (value: number) => number,
): void {
  Object.assign(context, {
    fillStyle: colour('--d'),
    textAlign: 'right',
    font: '11px system-ui, sans-serif',
  });
  for (const value of values)
    context.fillText(formatTick(Number(value.toPrecision(2))), width - 3, up(value) + 4);
}

/** The latent axis at the bottom, and an arrow from each latent to where G maps it. */
function latents(
  stage: Stage,
  { z, generated }: DensityFigure,
  floor: number,
  px: (value: number) => number,
): void {
  const { context, width, height, colour } = stage;
  const [top, bottom] = [floor + 24, height - 20];
  const reach = Math.max(Math.abs(z[0]), Math.abs(z[z.length - 1]));
  const zx = (value: number) => width / 2 + (value / reach) * (width / 2 - PAD) * 0.8;
  horizontal(stage, [zx(-reach), zx(reach)], bottom, { paint: '--soft' });
  Object.assign(context, {
    fillStyle: colour('--soft'),
    font: '11px system-ui, sans-serif',
    textAlign: 'center',
  });
  context.fillText('z', zx(reach) + 12, bottom + 4);
  for (const tick of [-2, -1, 0, 1, 2].filter((value) => Math.abs(value) <= reach))
    context.fillText(`${tick}`.replace('-', '−'), zx(tick), bottom + 15);
  Object.assign(context, { strokeStyle: colour('--g'), fillStyle: colour('--g'), lineWidth: 1 });
  for (let i = 0; i < z.length; i++) {
    const to = Math.min(width - 4, Math.max(4, px(generated[i])));
    arrow(context, [zx(z[i]), bottom], [to, top]);
  }
  context.globalAlpha = 1;
}

/** A curved arrow upwards. */
function arrow(
  context: CanvasRenderingContext2D,
  [from, bottom]: readonly [number, number],
  [to, top]: readonly [number, number],
): void {
  context.globalAlpha = 0.55;
  context.beginPath();
  context.moveTo(from, bottom - 2);
  context.bezierCurveTo(from, (2 * bottom + top) / 3, to, (bottom + 2 * top) / 3, to, top + 5);
  context.stroke();
  context.globalAlpha = 0.9;
  context.beginPath();
  context.moveTo(to, top);
  context.lineTo(to - 2.5, top + 6);
  context.lineTo(to + 2.5, top + 6);
  context.fill();
}
