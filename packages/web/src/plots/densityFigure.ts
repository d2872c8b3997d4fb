// The classic figure: densities and D over the data, and below how G carries latents there.

import { polyline, prepareCanvas, type Stage } from './canvas.ts';
import { formatTick } from './formatTick.ts';

/** All that the figure shows; `x` rises, the others are over it. */
export interface DensityFigure {
  readonly x: Float64Array;
  readonly real: Float64Array;
  readonly fake: Float64Array;
  /** What D puts out, and the range of its axis, where it is undecided; the best D where theory has one. */
  readonly discriminator: Float64Array;
  readonly range: readonly [number, number];
  readonly undecided: number;
  readonly optimal?: Float64Array;
  /** Latents and where G carries them; empty where the latent has more than one number. */
  readonly z: ArrayLike<number>;
  readonly generated: ArrayLike<number>;
}

const PAD = 28;

export function drawDensityFigure(canvas: HTMLCanvasElement, figure: DensityFigure | undefined): void {
  const stage = prepareCanvas(canvas);
  if (!stage || !figure) return;
  const { width, height, colour } = stage;
  const { x, real, fake } = figure;
  const [low, high] = [x[0], x[x.length - 1]];
  const floor = figure.z.length > 0 ? Math.round(height * 0.66) : height - PAD;
  const px = (value: number) => PAD + ((value - low) / (high - low)) * (width - 2 * PAD);
  const most = Math.max(...real) * 1.8;
  const py = (value: number) => floor - Math.min(1.02, value / most) * (floor - 12);
  const along = (values: ArrayLike<number>, y: (value: number) => number) =>
    Array.from(values, (value, i): [number, number] => [px(x[i]), y(value)]);
  hill(stage, along(real, py), floor, colour('--real'));
  hill(stage, along(fake, py), floor, colour('--fake'));
  const [least, greatest] = figure.range;
  const up = (value: number) => floor - ((value - least) / (greatest - least)) * (floor - 12);
  const level = up(figure.undecided);
  polyline(stage, [[PAD, level], [width - PAD, level]], colour('--line'), { width: 1, dash: [2, 4] }); // biome-ignore format: a segment
  if (figure.optimal)
    polyline(stage, along(figure.optimal, up), colour('--d'), { width: 1.5, dash: [5, 4], alpha: 0.75 });
  polyline(stage, along(figure.discriminator, up), colour('--d'), { width: 2 });
  axes(stage, floor, [low, high], px);
  ticks(stage, [least, figure.undecided, greatest], up);
  if (figure.z.length > 0) latents(stage, figure, floor, px);
}

function hill(stage: Stage, points: [number, number][], floor: number, paint: string): void {
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

function axes(
  stage: Stage,
  floor: number,
  [low, high]: readonly [number, number],
  px: (value: number) => number,
): void {
  const { context, width, colour } = stage;
  polyline(stage, [[PAD, floor], [width - PAD, floor]], colour('--soft'), { width: 1 }); // biome-ignore format: a segment
  Object.assign(context, {
    fillStyle: colour('--soft'),
    font: '11px system-ui, sans-serif',
    textAlign: 'center',
  });
  const step = (high - low) / 14 > 1 ? 5 : (high - low) > 7 ? 2 : 1; // biome-ignore format: three cases
  for (let value = Math.ceil(low / step) * step; value <= high; value += step)
    context.fillText(`${value}`.replace('-', '−'), px(value), floor + 15);
}

/** The axis of D at the right. */
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

/** The latent axis at the bottom, an arrow from each latent to where G carries it. */
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
  polyline(stage, [[zx(-reach), bottom], [zx(reach), bottom]], colour('--soft'), { width: 1 }); // biome-ignore format: a segment
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
    const [from, to] = [zx(z[i]), Math.min(width - 4, Math.max(4, px(generated[i])))];
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
  context.globalAlpha = 1;
}
