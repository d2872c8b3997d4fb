// A dialog to draw a distribution: with a pointer, with the keyboard, or from a stencil.
import { prepareCanvas, type Stage, stageOf } from '../../plots/canvas.ts';
import { drawDots, type Plane, planeOf } from '../../plots/scatter.ts';
import {
  beginStroke,
  bytesOf,
  countOf,
  emptyDrawing,
  isFarEnough,
  MAX_DRAWN,
  type Point,
  sprayTo,
} from '../model/brush.ts';
import { MAX_POINTS, stencilPoints, stencils, subsample, toPoints } from '../model/drawnPoints.ts';
import { h } from './dom.ts';

const BOX = { low: [-2.05, -2.05], high: [2.05, 2.05] };
const STEP = 0.1; // of the keyboard's cursor
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The dialog; `start` opens it, with the points to begin with. `use` gets the drawn points, two bytes each. */
export function drawPad(
  use: (points: Uint8Array) => void,
): HTMLDialogElement & { start(points?: Uint8Array): void } {
  let drawing = emptyDrawing();
  let last: Point | undefined; // end of the stroke
  let cursor: Point = [0, 0];
  const canvas = h('canvas', { className: 'pad', tabIndex: 0, role: 'application' });
  canvas.ariaLabel =
    'Drawing area. Arrow keys move the cursor, Space adds points, Backspace undoes the last stroke.';
  const bar = drawingBar({
    undo: undoStroke,
    clear: () => replace(new Uint8Array()),
    cancel: () => dialog.close(),
    finish() {
      dialog.close();
      use(subsample(bytesOf(drawing)));
    },
  });

  /** Updates the dialog, and draws everything or only the added points. */
  function show(added?: readonly number[]): void {
    bar.show(countOf(drawing), drawing.strokes.length);
    draw(added);
  }
  function draw(added?: readonly number[]): void {
    const stage = added ? stageOf(canvas) : prepareCanvas(canvas);
    if (!stage) return;
    const plane = planeOf(stage, BOX);
    const data = toPoints(added ? Uint8Array.from(added) : bytesOf(drawing));
    const style = { paint: stage.colour('--real'), radius: 2, alpha: 0.8 };
    drawDots(stage, plane, { data, count: data.length / 2 }, style);
    if (!added && canvas.matches(':focus-visible')) drawCursor(stage, plane, cursor);
  }
  function spray(to: Point): void {
    show(sprayTo(drawing, last, to));
    last = to;
  }
  function stroke(from: Point): void {
    beginStroke(drawing);
    last = undefined;
    spray(from);
  }
  function replace(points: Uint8Array): void {
    beginStroke(drawing, points);
    show();
  }
  function undoStroke(): void {
    drawing.strokes.pop();
    show();
  }

  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    stroke(pointAt(canvas, event));
  };
  canvas.onpointermove = (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const point of (all.length > 0 ? all : [event]).map((one) => pointAt(canvas, one)))
      if (!last || isFarEnough(last, point)) spray(point);
  };
  canvas.onfocus = canvas.onblur = () => draw();
  canvas.onkeydown = (event) => {
    const move = ARROWS[event.key];
    const undo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key === 'z');
    if (move) cursor = [clamp(cursor[0] + STEP * move[0]), clamp(cursor[1] + STEP * move[1])];
    else if (undo) undoStroke();
    else if (event.key === ' ' || event.key === 'Enter') stroke(cursor);
    else return;
    event.preventDefault();
    draw();
  };

  const shapes = Object.keys(stencils).map((name) =>
    h('button', { type: 'button', onclick: () => replace(stencilPoints(name)) }, name),
  );
  const dialog = h(
    'dialog',
    { className: 'drawing', ariaLabel: 'Draw a distribution' },
    h('h3', {}, 'Draw a distribution'),
    canvas,
    h('div', { className: 'row' }, h('span', { className: 'caption' }, 'Start from a shape'), ...shapes),
    bar.element,
  );
  const start = (points?: Uint8Array) => {
    dialog.showModal();
    drawing = emptyDrawing();
    if (points) beginStroke(drawing, points);
    show();
    canvas.focus();
  };
  return Object.assign(dialog, { start });
}

/** The buttons below the drawing area, and the number of points. */
function drawingBar(actions: Record<'undo' | 'clear' | 'cancel' | 'finish', () => void>) {
  const button = (text: string, onclick: () => void) => h('button', { type: 'button', onclick }, text);
  const count = h('output', { className: 'caption' });
  const undo = button('Undo stroke', actions.undo);
  const finish = button('Train on it', actions.finish);
  finish.className = 'primary';
  const [clear, cancel] = [button('Clear', actions.clear), button('Cancel', actions.cancel)];
  return {
    element: h('div', { className: 'row end' }, count, undo, clear, cancel, finish),
    show(points: number, strokes: number): void {
      count.textContent = countText(points);
      finish.disabled = points === 0;
      undo.disabled = strokes === 0;
    },
  };
}

/** The place in the drawing area under a pointer. */
function pointAt(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): Point {
  const box = canvas.getBoundingClientRect();
  const scale = (BOX.high[0] - BOX.low[0]) / Math.min(box.width, box.height);
  return [(clientX - box.left - box.width / 2) * scale, (box.top + box.height / 2 - clientY) * scale];
}

const clamp = (value: number): number => Math.min(2, Math.max(-2, value));

function countText(points: number): string {
  const text = `${points.toLocaleString('en')} ${points === 1 ? 'point' : 'points'}`;
  if (points >= MAX_DRAWN) return `${text}, the maximum`;
  return points > MAX_POINTS
    ? `${text}; training uses a subsample of ${MAX_POINTS.toLocaleString('en')}`
    : text;
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
