import { rgb, type Stage } from './canvas.ts';
import type { Box, Plane } from './scatter.ts';

/** Draws D over the cells [n, n] of a box, rows from low to high y: 1 in the colour of real samples, 0 in that of fakes. */
export function drawHeatmap(
  stage: Stage,
  plane: Plane,
  box: Box,
  ratings: ArrayLike<number>,
  n: number,
): void {
  const { context, colour } = stage;
  const [paper, real, fake] = ['--card', '--real', '--fake'].map((name) => rgb(colour(name)));
  const strength = Number(colour('--heat')) || 0.4;
  const pixels = new ImageData(n, n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const t = 2 * ratings[row * n + column] - 1;
      const [side, part] = [t > 0 ? real : fake, Math.abs(t) * strength];
      const at = 4 * ((n - 1 - row) * n + column);
      for (let c = 0; c < 3; c++) pixels.data[at + c] = paper[c] * (1 - part) + side[c] * part;
      pixels.data[at + 3] = 255;
    }
  }
  const small = new OffscreenCanvas(n, n);
  small.getContext('2d')!.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = true;
  const [left, top] = [plane.x(box.low[0]), plane.y(box.high[1])];
  context.drawImage(small, left, top, plane.x(box.high[0]) - left, plane.y(box.low[1]) - top);
}

const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Draws the contour at 1/2, where D is undecided, by marching squares with the cell centres as corners. */
export function drawContour(
  stage: Stage,
  plane: Plane,
  box: Box,
  ratings: ArrayLike<number>,
  n: number,
): void {
  const { context, colour } = stage;
  const size = (box.high[0] - box.low[0]) / n;
  const at = (column: number, row: number) => ratings[row * n + column] - 0.5;
  const place = (column: number, row: number): [number, number] => [
    plane.x(box.low[0] + (column + 0.5) * size),
    plane.y(box.low[1] + (row + 0.5) * size),
  ];
  Object.assign(context, { strokeStyle: colour('--d'), lineWidth: 1.25, globalAlpha: 0.9 });
  context.beginPath();
  for (let row = 0; row < n - 1; row++) {
    for (let column = 0; column < n - 1; column++) {
      const corners = SQUARE.map(([dx, dy]) => [column + dx, row + dy] as const);
      const crossings = corners.flatMap(([c, r], k) => {
        const [c2, r2] = corners[(k + 1) % 4];
        const [a, b] = [at(c, r), at(c2, r2)];
        if (a > 0 === b > 0) return [];
        const part = a / (a - b);
        return [place(c + (c2 - c) * part, r + (r2 - r) * part)];
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        context.moveTo(...crossings[k]);
        context.lineTo(...crossings[k + 1]);
      }
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}
