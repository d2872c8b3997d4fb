import { polyline, type Stage } from '../../plots/canvas.ts';

/**
 * Draws values from 0 to 1 as a line over the width of a stage, each in the middle of its equal part. `margin` is the share of the height
 * that stays free above 1 and below 0.
 */
export function drawLine(stage: Stage, values: ArrayLike<number>, paint: string, margin: number): void {
  const { width, height } = stage;
  const points = Array.from(values, (value, i): [number, number] => [
    ((i + 0.5) * width) / values.length,
    height * (1 - margin - (1 - 2 * margin) * value),
  ]);
  polyline(stage, points, stage.colour(paint));
}
