// The area of a drawing: shows points, and reports strokes of a pointer or the keyboard.
import { prepareCanvas, type Stage, stageOf } from '../../plots/canvas.ts';
import { drawDots, type Plane, planeOf } from '../../plots/scatter.ts';
import { isFarEnough, type Point } from '../model/brush.ts';
import { toPoints } from '../model/drawnPoints.ts';
import { h } from './dom.ts';

const BOX = { low: [-2.05, -2.05], high: [2.05, 2.05] };
const STEP = 0.1; // of the keyboard's cursor
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const LABEL =
  'Drawing area. Arrow keys move the cursor, Space adds points, Backspace undoes the last stroke.';

/** What an area reports. */
export interface Strokes {
  /** A stroke begins, or continues from a point, to another. */
  spray(from: Point | undefined, to: Point): void;
  undo(): void;
  /** All points, two bytes each. */
  bytes(): Uint8Array;
}

/** A canvas; `draw` shows all points, or adds some. */
export function drawingArea(strokes: Strokes) {
  let last: Point | undefined; // end of the stroke
  let cursor: Point = [0, 0];
  const canvas = h('canvas', { className: 'pad', tabIndex: 0, role: 'application', ariaLabel: LABEL });

  function draw(added?: readonly number[]): void {
    const stage = added ? stageOf(canvas) : prepareCanvas(canvas);
    if (!stage) return;
    const plane = planeOf(stage, BOX);
    const data = toPoints(added ? Uint8Array.from(added) : strokes.bytes());
    const style = { paint: stage.colour('--real'), radius: 2, alpha: 0.8 };
    drawDots(stage, plane, { data, count: data.length / 2 }, style);
    if (!added && canvas.matches(':focus-visible')) drawCursor(stage, plane, cursor);
  }
  function spray(from: Point | undefined, to: Point): void {
    strokes.spray(from, to);
    last = to;
  }
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    spray(undefined, pointAt(canvas, event));
  };
  canvas.onpointermove = (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const point of (all.length > 0 ? all : [event]).map((one) => pointAt(canvas, one)))
      if (!last || isFarEnough(last, point)) spray(last, point);
  };
  canvas.onfocus = canvas.onblur = () => draw();
  canvas.onkeydown = (event) => {
    const move = ARROWS[event.key];
    if (move) cursor = moved(cursor, move);
    else if (isUndo(event)) strokes.undo();
    else if (event.key === ' ' || event.key === 'Enter') spray(undefined, cursor);
    else return;
    event.preventDefault();
    draw();
  };
  return { canvas, draw };
}

const isUndo = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Backspace' || ((ctrlKey || metaKey) && key === 'z');

function moved([x, y]: Point, [dx, dy]: Point): Point {
  const clamp = (value: number) => Math.min(2, Math.max(-2, value));
  return [clamp(x + STEP * dx), clamp(y + STEP * dy)];
}

/** The point of the area under a pointer. */
function pointAt(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): Point {
  const box = canvas.getBoundingClientRect();
  const scale = (BOX.high[0] - BOX.low[0]) / Math.min(box.width, box.height);
  return [(clientX - box.left - box.width / 2) * scale, (box.top + box.height / 2 - clientY) * scale];
}

function drawCursor(stage: Stage, plane: Plane, [x, y]: Point): void {
  const { context, colour } = stage;
  Object.assign(context, { strokeStyle: colour('--ink'), lineWidth: 1.5 });
  context.beginPath();
  context.moveTo(plane.x(x) - 9, plane.y(y));
  context.lineTo(plane.x(x) + 9, plane.y(y));
  context.moveTo(plane.x(x), plane.y(y) - 9);
  context.lineTo(plane.x(x), plane.y(y) + 9);
  context.stroke();
}
