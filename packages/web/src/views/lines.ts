import { colour, prepare } from './canvas.ts';

/** One curve: a value for each step, oldest first, and the name of its colour in style.css. */
export interface Line {
  readonly values: readonly number[];
  readonly colour: string;
}

/** Draws curves over a common range: `range` if given, else from 0 to the largest value shown. `mark`: a level to compare with. */
export function drawLines(
  canvas: HTMLCanvasElement,
  lines: readonly Line[],
  { range, mark }: { range?: readonly [number, number]; mark?: number } = {},
): void {
  const { context, width, height } = prepare(canvas);
  const length = Math.max(...lines.map(({ values }) => values.length));
  if (length === 0) return;
  const stride = Math.max(1, Math.ceil(length / width)); // one mean for each pixel
  const curves = lines.map(({ values }) => means(values, stride));
  const [low, high] = range ?? [Math.min(0, ...curves.flat()), Math.max(1e-6, ...curves.flat()) * 1.05];
  const x = (i: number) => (i / Math.max(1, Math.ceil(length / stride) - 1)) * width;
  const y = (value: number) => height - 4 - ((value - low) / (high - low)) * (height - 8);
  const stroke = (points: readonly [number, number][], paint: string, thickness: number) => {
    context.strokeStyle = paint;
    context.lineWidth = thickness;
    context.beginPath();
    for (const [px, py] of points) context.lineTo(px, py);
    context.stroke();
  };
  if (mark !== undefined)
    stroke([[0, y(mark)], [width, y(mark)]], colour('--line'), 1); // biome-ignore format: a segment
  curves.forEach((curve, k) => {
    stroke(
      curve.map((value, i) => [x(i), y(value)]),
      colour(lines[k].colour),
      1.5,
    );
  });
}

/** The mean of each `stride` neighbours. */
function means(values: readonly number[], stride: number): number[] {
  const result: number[] = [];
  for (let start = 0; start < values.length; start += stride) {
    const part = values.slice(start, start + stride);
    result.push(part.reduce((sum, value) => sum + value, 0) / part.length);
  }
  return result;
}
