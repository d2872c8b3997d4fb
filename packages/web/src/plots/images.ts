import type { Samples } from '@ganvil/core';
import { rgb } from './canvas.ts';

/** One of the samples as pixels. Values are in [-1, 1], grey or RGB. */
export function pixelsOf({ shape, data }: Pick<Samples, 'shape' | 'data'>, index = 0): ImageData {
  const [height, width, channels] = shape;
  const pixels = new ImageData(width, height);
  const from = index * width * height * channels;
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) {
      const value = data[from + i * channels + (channels === 1 ? 0 : c)];
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
  const [height, width] = samples.shape;
  const rows = Math.ceil(samples.count / columns);
  const size = { width: columns * (width + 1) - 1, height: rows * (height + 1) - 1 };
  if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  for (let i = 0; i < samples.count; i++) {
    const [x, y] = [(i % columns) * (width + 1), Math.floor(i / columns) * (height + 1)];
    context.putImageData(pixelsOf(samples, i), x, y);
  }
}

/** A gradient as pixels, in the colours of a canvas: positive as real samples, negative as fakes. */
export function gradientPixels(
  canvas: HTMLCanvasElement,
  { shape, data }: Pick<Samples, 'shape' | 'data'>,
): ImageData {
  const [height, width, channels] = shape;
  const style = getComputedStyle(canvas);
  const [paper, up, down] = ['--card', '--real', '--fake'].map((name) =>
    rgb(style.getPropertyValue(name).trim()),
  );
  const sums = Array.from({ length: width * height }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data[i * channels + c];
    return sum;
  });
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
