import type { Samples } from '@ganvil/core';
import { asImages } from '../../build/asImages.mjs';
import { rgb } from './canvas.ts';

/** One of the samples as pixels. Values are in [-1, 1]; waveforms, films and volumes are drawn. */
export function pixelsOf({ shape, data }: Pick<Samples, 'shape' | 'data'>, index = 0): ImageData {
  const size = shape.reduce((product, n) => product * n, 1);
  const sample = data.subarray(index * size, (index + 1) * size);
  const image = asImages({ shape, count: 1, data: sample });
  const [height, width, channels] = image.shape;
  const pixels = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) {
      const value = image.data[i * channels + (channels === 1 ? 0 : c)];
      pixels.data[4 * i + c] = (value + 1) * 127.5;
    }
    pixels.data[4 * i + 3] = 255;
  }
  return pixels;
}

/** Shows pixels on a canvas of their size. The style sheet enlarges it without smoothing. */
export function showPixels(canvas: HTMLCanvasElement, pixels: ImageData): void {
  if (canvas.width !== pixels.width || canvas.height !== pixels.height)
    Object.assign(canvas, { width: pixels.width, height: pixels.height });
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
}

/** Shows samples in `columns`, with transparent gaps of one pixel. */
export function showSheet(canvas: HTMLCanvasElement, samples: Samples, columns: number): void {
  if (samples.count === 0) return;
  const { width, height } = pixelsOf(samples);
  const rows = Math.ceil(samples.count / columns);
  const size = { width: columns * (width + 1) - 1, height: rows * (height + 1) - 1 };
  if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  for (let i = 0; i < samples.count; i++) {
    const [x, y] = [(i % columns) * (width + 1), Math.floor(i / columns) * (height + 1)];
    context.putImageData(pixelsOf(samples, i), x, y);
  }
}

const COLUMNS = 8;
const WIDE = 2; // times as wide as high

/** Samples of a shape in a row: fewer of those that are drawn wide. */
export function sheetColumns(shape: readonly number[]): number {
  const { width, height } = sizeOf(shape);
  return Math.max(1, Math.min(COLUMNS, Math.round((COLUMNS * height) / width)));
}

/** Columns of a sheet of so many samples of a shape that is nearly a square, as the command's pictures are. */
export function squareColumns(shape: readonly number[], count: number): number {
  const { width, height } = sizeOf(shape);
  return Math.max(1, Math.min(count, Math.ceil(Math.sqrt((count * height) / width))));
}

/** Whether samples of a shape are drawn wide. */
export function isWide(shape: readonly number[]): boolean {
  const { width, height } = sizeOf(shape);
  return width > WIDE * height;
}

/** The size in which samples of a shape are drawn. */
const sizeOf = (shape: readonly number[]): ImageData =>
  pixelsOf({ shape, data: new Float32Array(shape.reduce((product, n) => product * n, 1)) });

/**
 * A gradient as pixels, in the colours of a canvas: positive as real samples, negative as fakes. It is summed over colours, and of volumes
 * over depth; of waveforms it is a bar up or down.
 */
export function gradientPixels(
  canvas: HTMLCanvasElement,
  { shape, data }: Pick<Samples, 'shape' | 'data'>,
): ImageData {
  const { height, width, sums } = summed(shape, data);
  const style = getComputedStyle(canvas);
  const [paper, up, down] = ['--card', '--real', '--fake'].map((name) =>
    rgb(style.getPropertyValue(name).trim()),
  );
  const largest = Math.max(1e-12, ...sums.map(Math.abs));
  const pixels = new ImageData(width, height);
  sums.forEach((sum, i) => {
    const part = Math.sqrt(Math.abs(sum) / largest);
    const side = sum > 0 ? up : down;
    for (let c = 0; c < 3; c++) pixels.data[4 * i + c] = paper[c] * (1 - part) + side[c] * part;
    pixels.data[4 * i + 3] = 255;
  });
  return pixels;
}

/** Numbers of one sample as those of a grey image: sums over colours and depth; films frame by frame, waveforms as bars. */
function summed(shape: readonly number[], data: Float32Array) {
  if (shape.length === 2) return bars(shape, data);
  const images = shape.length === 3 ? asImages({ shape, count: 1, data }) : { shape, data };
  return sumsOf(images.shape, images.data as Float32Array);
}

function sumsOf(shape: readonly number[], data: Float32Array) {
  const channels = shape[shape.length - 1];
  const [height, width] = shape.slice(-3, -1);
  const sums = new Array<number>(width * height).fill(0);
  for (const [i, value] of data.entries()) sums[Math.floor(i / channels) % sums.length] += value;
  return { height, width, sums };
}

/** A waveform [length, channels] as bars from a middle line, as wide as it is drawn. */
function bars([length, channels]: readonly number[], data: Float32Array) {
  const { width, height } = sizeOf([length, channels]);
  const values = new Array<number>(width).fill(0);
  for (const [i, value] of data.entries())
    values[Math.floor((Math.floor(i / channels) * width) / length)] += value;
  const largest = Math.max(1e-30, ...values.map(Math.abs));
  const middle = height >> 1;
  const sums = new Array<number>(width * height).fill(0);
  values.forEach((value, x) => {
    const reach = Math.round((Math.abs(value) / largest) * (middle - 1));
    for (let k = 0; k <= reach; k++)
      sums[(value > 0 ? middle - k : middle + k) * width + x] = Math.sign(value);
  });
  return { height, width, sums };
}
