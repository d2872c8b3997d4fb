import { rgb } from './canvas.ts';

/** Draws numbers from -1 to 1 as a square of n x n cells: negative in the colour of fakes, positive in that of real samples. */
export function drawCells(canvas: HTMLCanvasElement, values: readonly number[], n: number): void {
  Object.assign(canvas, { width: n, height: n });
  const style = getComputedStyle(canvas);
  const [paper, up, down] = ['--card', '--real', '--fake'].map((name) =>
    rgb(style.getPropertyValue(name).trim()),
  );
  const pixels = new ImageData(n, n);
  values.forEach((value, i) => {
    const side = value > 0 ? up : down;
    const part = Math.min(1, Math.abs(value));
    for (let c = 0; c < 3; c++) pixels.data[4 * i + c] = paper[c] * (1 - part) + side[c] * part;
    pixels.data[4 * i + 3] = 255;
  });
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
}
