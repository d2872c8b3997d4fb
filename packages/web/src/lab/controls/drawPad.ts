// Draw your own distribution: with a pointer, with the keyboard, or from a stencil.
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

/** A dialog that hands over what was drawn: two bytes a point. */
export function drawPad(
  use: (points: Uint8Array) => void,
): HTMLDialogElement & { start(points?: Uint8Array): void; draw(): void } {
  let drawing = emptyDrawing();
  let last: Point | undefined; // where the stroke is
  let cursor: Point = [0, 0];
  const canvas = h('canvas', { className: 'pad', tabIndex: 0, role: 'application' });
  canvas.ariaLabel =
    'Drawing area. Arrow keys move the cursor, space puts points there, backspace takes the last stroke back.';
  const count = h('output', { className: 'caption' });
  const done = h('button', { type: 'button', className: 'primary', onclick: () => finish() }, 'Train on it');
  const back = h('button', { type: 'button', onclick: () => takeBack() }, 'Undo stroke');

  /** Says how much is drawn; draws it all, or only what came to it. */
  function show(more?: readonly number[]): void {
    const points = countOf(drawing);
    count.textContent = countText(points);
    done.disabled = points === 0;
    back.disabled = drawing.strokes.length === 0;
    draw(more);
  }
  function draw(more?: readonly number[]): void {
    const stage = more ? stageOf(canvas) : prepareCanvas(canvas);
    if (!stage) return;
    const plane = planeOf(stage, BOX);
    const data = toPoints(more ? Uint8Array.from(more) : bytesOf(drawing));
    drawDots(
      stage,
      plane,
      { data, count: data.length / 2 },
      { paint: stage.colour('--real'), radius: 2, alpha: 0.8 },
    );
    if (!more && canvas.matches(':focus-visible')) cross(stage, plane, cursor);
  }
  function spray(to: Point): void {
    show(sprayTo(drawing, last, to));
    last = to;
  }
  function replace(points: Uint8Array): void {
    beginStroke(drawing, points);
    show();
  }
  function takeBack(): void {
    drawing.strokes.pop();
    show();
  }
  function finish(): void {
    dialog.close();
    use(subsample(bytesOf(drawing)));
  }

  const place = ({ clientX, clientY }: PointerEvent): Point => {
    const box = canvas.getBoundingClientRect();
    const scale = (BOX.high[0] - BOX.low[0]) / Math.min(box.width, box.height);
    return [(clientX - box.left - box.width / 2) * scale, (box.top + box.height / 2 - clientY) * scale];
  };
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    beginStroke(drawing);
    last = undefined;
    spray(place(event));
  };
  canvas.onpointermove = (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length > 0 ? all : [event])
      if (!last || isFarEnough(last, place(one))) spray(place(one));
  };
  canvas.onfocus = canvas.onblur = () => draw();
  canvas.onkeydown = (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const undo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key === 'z');
    if (move) cursor = [clamp(cursor[0] + STEP * move[0]), clamp(cursor[1] + STEP * move[1])];
    else if (undo) takeBack();
    else if (event.key === ' ' || event.key === 'Enter') {
      beginStroke(drawing);
      last = undefined;
      spray(cursor);
    } else return;
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
    h('div', { className: 'row' }, h('span', { className: 'caption' }, 'Or begin with'), ...shapes),
    h('div', { className: 'row end' }, count, back, h('button', { type: 'button', onclick: () => replace(new Uint8Array()) }, 'Clear'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), done), // biome-ignore format: one row
  );
  const start = (points?: Uint8Array) => {
    dialog.showModal();
    drawing = emptyDrawing();
    if (points) beginStroke(drawing, points);
    show();
    canvas.focus();
  };
  return Object.assign(dialog, { start, draw: () => draw() });
}

const clamp = (value: number): number => Math.min(2, Math.max(-2, value));

function countText(points: number): string {
  const text = `${points.toLocaleString('en')} ${points === 1 ? 'point' : 'points'}`;
  if (points >= MAX_DRAWN) return `${text}: no room for more`;
  return points > MAX_POINTS
    ? `${text}; training uses ${MAX_POINTS.toLocaleString('en')} of them, evenly`
    : text;
}

function cross(stage: Stage, plane: Plane, [x, y]: readonly [number, number]): void {
  const { context, colour } = stage;
  Object.assign(context, { strokeStyle: colour('--ink'), lineWidth: 1.5 });
  context.beginPath();
  context.moveTo(plane.x(x) - 9, plane.y(y));
  context.lineTo(plane.x(x) + 9, plane.y(y));
  context.moveTo(plane.x(x), plane.y(y) - 9);
  context.lineTo(plane.x(x), plane.y(y) + 9);
  context.stroke();
}
