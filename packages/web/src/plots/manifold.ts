import type { Stage } from './canvas.ts';
import type { Plane } from './scatter.ts';

/** Draws a grid of latents [n, n, 2] as G maps it. All cells have the same probability: the smaller, the denser. */
export function drawManifold(stage: Stage, plane: Plane, points: ArrayLike<number>, n: number): void {
  const { context, colour } = stage;
  const place = (i: number): [number, number] => [plane.x(points[2 * i]), plane.y(points[2 * i + 1])];
  context.fillStyle = context.strokeStyle = colour('--g');
  for (let row = 0; row < n - 1; row++) {
    for (let column = 0; column < n - 1; column++) {
      const i = row * n + column;
      const corners = [i, i + 1, i + n + 1, i + n].map(place);
      context.globalAlpha = Math.min(0.5, 24 / (area(corners) + 20));
      context.beginPath();
      for (const corner of corners) context.lineTo(...corner);
      context.fill();
    }
  }
  Object.assign(context, { globalAlpha: 0.35, lineWidth: 0.75 });
  context.beginPath();
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) context[b === 0 ? 'moveTo' : 'lineTo'](...place(a * n + b));
    for (let b = 0; b < n; b++) context[b === 0 ? 'moveTo' : 'lineTo'](...place(b * n + a));
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** The area of a polygon, in square pixels. */
function area(corners: readonly (readonly [number, number])[]): number {
  return Math.abs(
    corners.reduce((sum, [x, y], k) => {
      const [nx, ny] = corners[(k + 1) % corners.length];
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );
}
