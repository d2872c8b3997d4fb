// The pictures in the nodes of a diagram.
import { prepareCanvas, type Stage } from '../../plots/canvas.ts';
import { drawContour, drawHeatmap } from '../../plots/heatmap.ts';
import { showSheet, squareColumns } from '../../plots/images.ts';
import { type Box, drawDots, planeOf } from '../../plots/scatter.ts';
import { type DiscriminatorOutput, discriminatorScale } from '../measures/discriminatorScale.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { drawLine } from './drawLine.ts';
import { type Flowing, MAP, type Rows } from './flowing.ts';

const [BARS, IMAGES, LATENTS] = [24, 16, 12];

/** What pictures are drawn by: the box of the data, and what D puts out. */
export interface Drawn {
  readonly box: Box | undefined;
  readonly output: DiscriminatorOutput | undefined;
}

/** Draws what flows through a node; false where there is no picture of it. */
export function drawNode(
  canvas: HTMLCanvasElement,
  id: string,
  flowing: Flowing,
  { box, output }: Drawn,
): boolean {
  const { z, fakes, real, onReal, onFake, map } = flowing;
  if (id === 'z') return z !== undefined && drawLatents(canvas, z);
  if (id === 'real') return drawSamples(canvas, real, box, '--real');
  if (id === 'fakes') return fakes !== undefined && drawSamples(canvas, fakes, box, '--fake');
  if (id === 'scores') return drawScores(canvas, output, onReal, onFake);
  return id === 'D' && map !== undefined && box !== undefined && drawMap(canvas, map, box);
}

function onStage(canvas: HTMLCanvasElement, draw: (stage: Stage) => void): true {
  canvas.classList.remove('picture');
  const stage = prepareCanvas(canvas);
  if (stage) draw(stage);
  return true;
}

function drawLatents(canvas: HTMLCanvasElement, z: Rows): boolean {
  const [size] = z.shape;
  if (size === 2) return dots(canvas, z, boxOf(z, 2, 0.08), '--ink');
  if (size === 1) return onStage(canvas, (stage) => bars(stage, z.data, boxOf(z, 1, 0.1), '--ink'));
  return onStage(canvas, (stage) => cells(stage, z));
}

function drawSamples(canvas: HTMLCanvasElement, samples: Rows, box: Box | undefined, paint: string): boolean {
  const [size] = samples.shape;
  if (samples.shape.length > 1) {
    const count = Math.min(IMAGES, samples.count);
    canvas.classList.add('picture');
    const columns = squareColumns(samples.shape, count);
    showSheet(canvas, { ...samples, count }, columns);
    return true;
  }
  if (size === 1)
    return onStage(canvas, (stage) => bars(stage, samples.data, box ?? boxOf(samples, 1, 0.1), paint));
  const plane = size === 2 ? samples : firstColumns(samples);
  return dots(canvas, plane, box ?? boxOf(plane, 2, 0.1), paint);
}

/** The first two columns of rows with more. */
function firstColumns({ shape: [size], count, data }: Rows): Rows {
  const kept = Float32Array.from({ length: 2 * count }, (_, i) => data[size * (i >> 1) + (i & 1)]);
  return { shape: [2], count, data: kept };
}

const dots = (canvas: HTMLCanvasElement, points: Rows, box: Box, paint: string): true =>
  onStage(canvas, (stage) =>
    drawDots(stage, planeOf(stage, box), points, { paint: stage.colour(paint), radius: 1.75, alpha: 0.8 }),
  );

/** How many numbers lie in each of equal parts of an axis. */
function bars(
  stage: Stage,
  data: ArrayLike<number>,
  { low, high }: Box,
  paint: string,
  base = 1,
  room = 1,
): void {
  const shares = histogram({ data, count: data.length }, { low, high, cells: BARS });
  const most = Math.max(...shares);
  const [width, bottom] = [stage.width / BARS, stage.height * base];
  stage.context.fillStyle = stage.colour(paint);
  shares.forEach((share, i) => {
    const height = (share / most) * (stage.height * room - 2);
    stage.context.fillRect(i * width, bottom - height, Math.max(1, width - 1), height);
  });
}

/** Latents of more than two numbers: a row each, the more ink the higher the number. */
function cells(stage: Stage, { shape: [size], count, data }: Rows): void {
  const [columns, rows] = [Math.min(size, LATENTS), Math.min(count, LATENTS)];
  const [width, height] = [stage.width / columns, stage.height / rows];
  stage.context.fillStyle = stage.colour('--ink');
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      stage.context.globalAlpha = Math.min(1, Math.max(0, 0.5 + data[row * size + column] / 4));
      stage.context.fillRect(column * width, row * height, width - 1, height - 1);
    }
  stage.context.globalAlpha = 1;
}

/** How D's outputs are spread: above for real samples, below for fakes; at the right what it takes for real. */
function drawScores(
  canvas: HTMLCanvasElement,
  output: DiscriminatorOutput | undefined,
  onReal: ArrayLike<number> | undefined,
  onFake: ArrayLike<number> | undefined,
): boolean {
  if (!output || !(onReal || onFake)) return false;
  const { position } = discriminatorScale(output, onReal ?? onFake!, onFake ?? onReal!);
  return onStage(canvas, (stage) => {
    const box = { low: [0], high: [1] };
    if (onReal) bars(stage, Array.from(onReal, position), box, '--real', 0.48, 0.46);
    if (onFake) bars(stage, Array.from(onFake, position), box, '--fake', 1, 0.46);
    stage.context.fillStyle = stage.colour('--soft');
    stage.context.fillRect(stage.width / 2, 0, 1, stage.height);
  });
}

function drawMap(canvas: HTMLCanvasElement, map: Float64Array, box: Box): true {
  return onStage(canvas, (stage) => {
    if (box.low.length === 2) {
      const plane = planeOf(stage, box);
      drawHeatmap(stage, plane, box, map, MAP);
      return drawContour(stage, plane, box, map, MAP);
    }
    drawLine(stage, map, '--d', 0.04);
  });
}
