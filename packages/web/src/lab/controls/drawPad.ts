// A dialog to draw a distribution: with a pointer, with the keyboard, or from a stencil.
import {
  beginStroke,
  bytesOf,
  countOf,
  type Drawing,
  emptyDrawing,
  MAX_DRAWN,
  type Point,
  sprayTo,
  subsample,
} from '../model/brush.ts';
import { MAX_POINTS } from '../model/drawnPoints.ts';
import { stencilPoints, stencils } from '../model/stencils.ts';
import { h } from './dom.ts';
import { drawingArea } from './drawingArea.ts';

/** The dialog; `start` opens it, with the points to begin with. `use` gets the drawn points, two bytes each. */
export function drawPad(
  use: (points: Uint8Array) => void,
): HTMLDialogElement & { start(points?: Uint8Array): void } {
  let drawing = emptyDrawing();
  const area = drawingArea({
    spray: (from, to) => show(sprayed(drawing, from, to)),
    undo: undoStroke,
    bytes: () => bytesOf(drawing),
  });
  const bar = drawingBar({
    undo: undoStroke,
    clear: () => replace(new Uint8Array()),
    cancel: () => dialog.close(),
    finish: () => {
      dialog.close();
      use(subsample(bytesOf(drawing)));
    },
  });
  const dialog = dialogOf(area.canvas, shapes(replace), bar.element);
  function show(added?: readonly number[]): void {
    bar.show(countOf(drawing), drawing.strokes.length);
    area.draw(added);
  }
  function replace(points: Uint8Array): void {
    beginStroke(drawing, points);
    show();
  }
  function undoStroke(): void {
    drawing.strokes.pop();
    show();
  }
  function start(points?: Uint8Array): void {
    dialog.showModal();
    drawing = emptyDrawing();
    if (points) beginStroke(drawing, points);
    show();
    area.canvas.focus();
  }
  return Object.assign(dialog, { start });
}

/** The points that a spray adds; without `from`, it begins a stroke. */
function sprayed(drawing: Drawing, from: Point | undefined, to: Point): number[] {
  if (!from) beginStroke(drawing);
  return sprayTo(drawing, from, to);
}

/** The dialog with its parts. */
function dialogOf(...parts: HTMLElement[]): HTMLDialogElement {
  const title = 'Draw a distribution';
  return h('dialog', { className: 'drawing', ariaLabel: title }, h('h2', {}, title), ...parts);
}

const button = (text: string, onclick: () => void) => h('button', { type: 'button', onclick }, text);

/** A button for each predefined drawing. */
function shapes(use: (points: Uint8Array) => void): HTMLElement {
  const buttons = Object.keys(stencils).map((name) => button(name, () => use(stencilPoints(name))));
  return h(
    'div',
    { className: 'row' },
    h('span', { className: 'caption' }, 'Start from a shape'),
    ...buttons,
  );
}

/** The buttons below the drawing area, and the number of points. */
function drawingBar(actions: Record<'undo' | 'clear' | 'cancel' | 'finish', () => void>) {
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

function countText(points: number): string {
  const text = `${points.toLocaleString('en')} ${points === 1 ? 'point' : 'points'}`;
  if (points >= MAX_DRAWN) return `${text}, the maximum`;
  return points > MAX_POINTS
    ? `${text}; training uses a subsample of ${MAX_POINTS.toLocaleString('en')}`
    : text;
}
