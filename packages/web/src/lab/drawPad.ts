// Draw your own distribution: with a pointer, with the keyboard, or from a stencil.
import { prepare, type Stage } from '../views/canvas.ts';
import { drawDots, type Plane, planeOf } from '../views/plane.ts';
import { h } from './dom.ts';
import { addPoints, stencilPoints, stencils, toByte, toPoints } from './drawn.ts';

const BOX = { low: [-2.05, -2.05], high: [2.05, 2.05] };
const SPRAY = 6; // points at a time
const WIDTH = 0.09; // of the spray
const STEP = 0.1; // of the keyboard's cursor

/** A dialog that hands over what was drawn: two bytes a point. */
export function drawPad(
  use: (points: Uint8Array) => void,
): HTMLDialogElement & { start(points?: Uint8Array): void } {
  let bytes = new Uint8Array();
  let cursor: [number, number] = [0, 0];
  let turn = 0;
  const canvas = h('canvas', { className: 'pad', tabIndex: 0, role: 'application' });
  canvas.ariaLabel =
    'Drawing area. Arrow keys move the cursor, space puts points there, backspace takes the last ones away.';
  const count = h('output', { className: 'caption' });
  const done = h('button', { type: 'button', className: 'primary', onclick: () => finish() }, 'Train on it');

  function spray(x: number, y: number): void {
    const more = Array.from({ length: SPRAY }, () => {
      const [angle, reach] = [2.399963 * turn, WIDTH * Math.sqrt((turn++ % 11) / 11)]; // the golden angle fills a disc evenly
      return [toByte(x + reach * Math.cos(angle)), toByte(y + reach * Math.sin(angle))];
    });
    set(addPoints(bytes, more.flat()));
  }
  function set(points: Uint8Array): void {
    bytes = Uint8Array.from(points);
    count.textContent = `${bytes.length / 2} points`;
    done.disabled = bytes.length === 0;
    draw();
  }
  function draw(): void {
    const stage = prepare(canvas);
    if (!stage) return;
    const plane = planeOf(stage, BOX);
    const data = toPoints(bytes);
    drawDots(
      stage,
      plane,
      { data, count: data.length / 2 },
      { paint: stage.colour('--real'), radius: 2, alpha: 0.8 },
    );
    if (canvas.matches(':focus-visible')) cross(stage, plane, cursor);
  }
  function finish(): void {
    dialog.close();
    use(bytes);
  }

  const place = ({ offsetX, offsetY }: PointerEvent): [number, number] => {
    const scale = (BOX.high[0] - BOX.low[0]) / Math.min(canvas.clientWidth, canvas.clientHeight);
    return [(offsetX - canvas.clientWidth / 2) * scale, (canvas.clientHeight / 2 - offsetY) * scale];
  };
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    spray(...place(event));
  };
  canvas.onpointermove = (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) spray(...place(event));
  };
  canvas.onfocus = canvas.onblur = draw;
  canvas.onkeydown = (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (move)
      cursor = cursor.map((value, i) => Math.min(2, Math.max(-2, value + STEP * move[i]))) as [
        number,
        number,
      ];
    else if (event.key === ' ' || event.key === 'Enter') spray(...cursor);
    else if (event.key === 'Backspace') set(bytes.slice(0, Math.max(0, bytes.length - 2 * SPRAY)));
    else return;
    event.preventDefault();
    draw();
  };

  const shapes = Object.keys(stencils).map((name) =>
    h('button', { type: 'button', onclick: () => set(stencilPoints(name)) }, name),
  );
  const dialog = h(
    'dialog',
    { className: 'drawing', ariaLabel: 'Draw a distribution' },
    h('h3', {}, 'Draw a distribution'),
    canvas,
    h('div', { className: 'row' }, h('span', { className: 'caption' }, 'Or begin with'), ...shapes),
    h('div', { className: 'row end' }, count, h('button', { type: 'button', onclick: () => set(new Uint8Array()) }, 'Clear'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), done), // biome-ignore format: one row
  );
  const start = (points = new Uint8Array()) => {
    dialog.showModal();
    set(points);
    canvas.focus();
  };
  return Object.assign(dialog, { start });
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
