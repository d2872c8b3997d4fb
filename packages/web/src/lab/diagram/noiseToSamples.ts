// How G moves latents of two numbers to points of two numbers.
import { prepareCanvas } from '../../plots/canvas.ts';
import { drawManifold } from '../../plots/manifold.ts';
import { type Box, drawDots, planeOf } from '../../plots/scatter.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { boxOf } from '../measures/histogram.ts';
import type { Lab } from '../model/labState.ts';
import { firstSeeds } from '../model/sampleSelection.ts';
import { latentGrid } from '../views/grids.ts';

/** Latents per axis of the mesh, and latents that are drawn as dots. */
const [MESH, DOTS] = [21, 256];
/** Milliseconds from noise to samples. */
const TAKES = 2500;

/** What stays the same while a run trains. */
interface Still {
  /** Latents, [count, 2]: the mesh, then the dots. */
  readonly from: Float32Array;
  /** Around latents and data. */
  readonly box: Box;
}

/** With what G makes of the latents, [count, 2]. */
interface Moved extends Still {
  readonly to: Float32Array;
}

/**
 * The picture of (1 - t) z + t G(z), folded up, with a slider for t; `measure` gets it while it is open. Undefined where latents or samples
 * have other than two numbers, or a class beside them.
 */
export function noiseToSamples(lab: Lab, session: Session) {
  const { config, shape } = session;
  if (!session.generates || config.latentDim !== 2 || shape.join() !== '2' || config.conditional)
    return undefined;
  const canvas = h('canvas', { role: 'img', ariaLabel: NAME });
  const slider = h('input', { type: 'range', min: '0', max: '1', step: '0.01', value: '1', ariaLabel: 't' });
  const play = h('button', { type: 'button' }, 'Play');
  const shown = h('output', {});
  const element = h(
    'details',
    { className: 'explained moved' },
    h('summary', {}, 'From noise to samples'),
    h('p', {}, TEXT),
    h('div', { className: 'row' }, play, slider, shown),
    canvas,
  );
  let still: Still | undefined;
  let moved: Moved | undefined;
  const draw = (): void => {
    const t = Number(slider.value);
    shown.textContent = `t = ${t.toFixed(2)}`;
    if (moved) drawMoved(canvas, moved.box, between(moved, t));
  };
  const measure = async (): Promise<void> => {
    if (!element.open) return;
    still ??= await stillOf(session);
    const { from, box } = still;
    const { data } = await session.sample({ z: from, weights: lab.weights });
    moved = { from, box, to: Float32Array.from(data) };
    draw();
  };
  const stop = playing(play, slider, draw);
  element.ontoggle = () => void measure().catch(() => {});
  return { element, measure, dispose: stop };
}

const NAME = 'Latents on their way to the samples that G makes of them.';
const TEXT =
  'Each dot is a latent z. The slider draws it at (1 − t) z + t G(z): at t = 0 it is noise, at t = 1 it is the sample that G makes of it. The mesh is a grid of latents; equally many samples fall into each of its cells. Between, the picture is interpolated: G has no such state.';

async function stillOf(session: Session): Promise<Still> {
  const { config, real } = session;
  const z = await session.latents(firstSeeds(DOTS));
  const from = Float32Array.of(...latentGrid(config.latent, MESH), ...z);
  const all = Float32Array.of(...from, ...real.data);
  return { from, box: boxOf({ data: all, count: all.length / 2 }, 2, 0.08) };
}

const between = ({ from, to }: Moved, t: number): Float32Array =>
  from.map((value, i) => (1 - t) * value + t * to[i]);

function drawMoved(canvas: HTMLCanvasElement, box: Box, points: Float32Array): void {
  const stage = prepareCanvas(canvas);
  if (!stage) return;
  const plane = planeOf(stage, box);
  drawManifold(stage, plane, points, MESH);
  const data = points.subarray(2 * MESH * MESH);
  drawDots(stage, plane, { data, count: DOTS }, { paint: stage.colour('--fake'), radius: 2, alpha: 0.85 });
}

/** Moves the slider from 0 to 1 when the button is pressed, and stops at the next press; gives what stops it. */
function playing(button: HTMLButtonElement, slider: HTMLInputElement, draw: () => void): () => void {
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = 'Play';
  };
  slider.oninput = () => {
    stop();
    draw();
  };
  button.onclick = () => {
    if (frame) return stop();
    const start = performance.now();
    button.textContent = 'Pause';
    const move = (now: number): void => {
      const share = Math.min(1, (now - start) / TAKES);
      slider.value = String(share * share * (3 - 2 * share));
      draw();
      if (share < 1) frame = requestAnimationFrame(move);
      else stop();
    };
    frame = requestAnimationFrame(move);
  };
  return stop;
}
