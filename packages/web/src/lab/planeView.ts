// The view of points in the plane: real and fake, what D thinks of every place, what G does to its latents.
import type { Samples } from '@ganvil/core';
import type { Session } from '../types.ts';
import { prepare } from '../views/canvas.ts';
import { drawContour, drawHeat } from '../views/heat.ts';
import { drawManifold } from '../views/manifold.ts';
import { drawArrows, drawDots, planeOf } from '../views/plane.ts';
import { datasets } from './catalogue.ts';
import { jsChart, klChart, modesChart, slopeChart } from './charts.ts';
import { h } from './dom.ts';
import type { Lab } from './lab.ts';
import { layerSwitches } from './layers.ts';
import { js, kl, smooth } from './measures/divergence.ts';
import { accuracy, BALANCE, meanLength, meanVerdict, sigmoid, valueOfGame } from './measures/game.ts';
import { boxOf, histogram } from './measures/histogram.ts';
import { trueShares } from './measures/truth.ts';
import { latest } from './track.ts';
import { first, quantiles, samplesOf, seeds, type View, write } from './view.ts';

const CELLS = 24; // of the histograms, to each axis
const HEAT = 48;
const MESH = 21;
const DOTS = 800;
const ARROWS = 160;

interface Shown {
  readonly fakes: Samples;
  readonly heat: Float64Array;
  readonly mesh: Float32Array | undefined;
  readonly gradient: Float32Array;
}

export function planeView(session: Session, canvas = h('canvas', { className: 'plane' })): View {
  canvas.setAttribute('role', 'img');
  const { real, config, modes } = session;
  const { peaks } = config.data === 'drawn' ? { peaks: undefined } : (datasets[config.data] ?? {});
  const box = boxOf(real, 2, 0.18);
  const grid = { ...box, cells: CELLS };
  const truth = trueShares(peaks, real, grid);
  const floor = peaks && js(truth, histogram(real, grid));
  const meshLatents = config.latentDim === 2 ? mesh(config.latent) : undefined;
  const heatPoints = samplesOf(lattice(box), [2]);
  let shown: Shown | undefined;
  const layers = layerSwitches(meshLatents !== undefined, () => draw());

  const look = async (now: Session) => {
    const fakes = await now.sample({ seeds: seeds(real.count) });
    const heat = await now.discriminate(heatPoints);
    const [onReal, onFake] = [await now.discriminate(real), await now.discriminate(fakes)];
    const pushed = await now.discriminate(first(fakes, ARROWS), { gradient: true });
    const carried = meshLatents && layers.on('manifold') ? await now.sample({ z: meshLatents }) : undefined;
    const verdicts = Float64Array.from(heat.logits, sigmoid);
    shown = { fakes, heat: verdicts, mesh: carried?.data, gradient: pushed.gradient! };
    const shares = histogram(fakes, grid);
    const divergence = js(truth, shares);
    return {
      js: divergence,
      kl: kl(truth, smooth(shares, fakes.count)),
      value: valueOfGame(onReal.logits, onFake.logits),
      bestValue: BALANCE + 2 * Math.LN2 * divergence,
      right: accuracy(onReal.logits, onFake.logits),
      slope: meanLength(pushed.gradient!, 2),
      fooled: meanVerdict(onFake.logits),
    };
  };

  function draw(): void {
    const stage = prepare(canvas);
    if (!stage) return;
    const plane = planeOf(stage, box);
    const small = stage.width < 420;
    if (shown && layers.on('heat')) drawHeat(stage, plane, box, shown.heat, HEAT);
    if (shown && layers.on('heat')) drawContour(stage, plane, box, shown.heat, HEAT);
    if (shown?.mesh && layers.on('manifold')) drawManifold(stage, plane, shown.mesh, MESH);
    const dots = (samples: Samples, paint: string, alpha: number) =>
      drawDots(stage, plane, first(samples, DOTS), {
        paint: stage.colour(paint),
        radius: small ? 1.5 : 2,
        alpha,
      });
    if (layers.on('real')) dots(real, '--real', 0.6);
    if (shown && layers.on('fake')) dots(shown.fakes, '--fake', 0.75);
    if (shown && layers.on('arrows'))
      drawArrows(stage, plane, shown.fakes.data.subarray(0, small ? ARROWS : 2 * ARROWS), shown.gradient, { paint: stage.colour('--ink'), reach: small ? 16 : 26 }); // biome-ignore format: one call
  }

  return {
    element: h('div', { className: 'stage' }, canvas, layers.element),
    charts: [jsChart(floor), klChart, ...(modes > 0 ? [modesChart(modes)] : []), slopeChart],
    look,
    draw,
    summary: (lab: Lab) => {
      const of = (name: string) => write(latest(lab.measured, name));
      canvas.ariaLabel = `Real and fake points in the plane, what D takes for real, and how G bends its latents.`;
      const found = latest(lab.metrics, 'modes');
      const modesFound =
        modes > 0 && found !== undefined ? ` ${found.toFixed(0)} of ${modes} modes found.` : '';
      return `Jensen-Shannon divergence ${of('js')} bits, D is right on ${write(100 * (latest(lab.measured, 'right') ?? Number.NaN))} % of the points.${modesFound}`;
    },
  };
}

/** Latents on a grid [MESH, MESH, 2], evenly by probability. */
function mesh(latent: string): Float32Array {
  const axis = quantiles(latent, MESH);
  return Float32Array.from({ length: 2 * MESH * MESH }, (_, i) => {
    const at = i >> 1;
    return i % 2 === 0 ? axis[at % MESH] : axis[Math.floor(at / MESH)];
  });
}

/** The middles of the cells [HEAT, HEAT, 2] of a box, rows from low to high y. */
function lattice({ low, high }: { low: readonly number[]; high: readonly number[] }): Float32Array {
  const at = (axis: number, i: number) => low[axis] + ((high[axis] - low[axis]) * (i + 0.5)) / HEAT;
  return Float32Array.from({ length: 2 * HEAT * HEAT }, (_, i) => {
    const cell = i >> 1;
    return i % 2 === 0 ? at(0, cell % HEAT) : at(1, Math.floor(cell / HEAT));
  });
}
