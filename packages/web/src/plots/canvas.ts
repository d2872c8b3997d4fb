/** A canvas to draw on, in CSS pixels. */
export interface Stage {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** The value of a custom property of the style sheet, such as `--real`. */
  colour(name: string): string;
}

/** A cleared stage on a canvas, at the resolution of the screen; undefined while the canvas is not shown. */
export function prepareCanvas(canvas: HTMLCanvasElement): Stage | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0 || height === 0) return undefined;
  const ratio = window.devicePixelRatio;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  const stage = stageOf(canvas);
  stage.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  stage.context.clearRect(0, 0, width, height);
  return stage;
}

/** A stage on a prepared canvas, which is not cleared. */
export function stageOf(canvas: HTMLCanvasElement): Stage {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const style = getComputedStyle(canvas);
  return { context, width, height, colour: (name) => style.getPropertyValue(name).trim() };
}

/** A colour #rrggbb as three numbers from 0 to 255. */
export function rgb(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Strokes a line through points. */
export function polyline(
  { context }: Stage,
  points: Iterable<readonly [number, number]>,
  paint: string,
  { width = 1.5, dash = [], alpha = 1 }: { width?: number; dash?: number[]; alpha?: number } = {},
): void {
  context.save();
  Object.assign(context, { strokeStyle: paint, lineWidth: width, globalAlpha: alpha, lineJoin: 'round' });
  context.setLineDash(dash);
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  context.restore();
}
