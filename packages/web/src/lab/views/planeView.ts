// The view of points in the plane: real and fake, what D thinks of every place, what G does to its latents.
import type { Samples } from '@ganvil/core';
import { prepareCanvas } from '../../plots/canvas.ts';
import { drawContour, drawHeatmap } from '../../plots/heatmap.ts';
import { drawManifold } from '../../plots/manifold.ts';
import { drawArrows, drawDots, drawRings, planeOf } from '../../plots/scatter.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { layerToggles } from '../controls/layerToggles.ts';
import { discriminatorOutput, discriminatorScale } from '../measures/discriminatorScale.ts';
import { js, kl, smooth } from '../measures/divergence.ts';
import { accuracy, meanLength } from '../measures/game.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { fractionOutside, spread } from '../measures/spread.ts';
import { trueCellProbabilities } from '../measures/trueDensity.ts';
import { datasets } from '../model/coreTables.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds, latentQuantiles, samplesOf, samplesOfClass } from '../model/samples.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, modesChart, qualityChart, slopeChart } from './charts.ts';
import type { View } from './view.ts';

const CELLS = 24; // of the histograms, to each axis
const HEAT = 48;
const MESH = 21;
const DOTS = 800;
const ARROWS = 160;

interface Shown {
  readonly fakes: Samples;
  /** D over the box: 0 as fake as can be, 1/2 undecided, 1 as real. */
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
  const trueCells = trueCellProbabilities(peaks, real, grid);
  const floor = peaks && js(trueCells, histogram(real, grid));
  const meshLatents = config.latentDim === 2 ? mesh(config.latent) : undefined;
  const places = lattice(box);
  const output = discriminatorOutput(config.loss);
  const realSpread = spread(real);
  let shown: Shown | undefined;
  const layers = layerToggles(meshLatents !== undefined, output, () => draw());
  const classes = classPicker(session, () => void measure(session).then(draw, () => {})); // a session that ends says so elsewhere
  const caption = h('p', { className: 'caption' });

  const measure = async (now: Session) => {
    const fakes = await now.sample({ seeds: firstSeeds(real.count) });
    const heat = await now.discriminate(samplesOf(places, [2], classes.labels(HEAT * HEAT)));
    const [onReal, onFake] = [await now.discriminate(real), await now.discriminate(fakes)];
    const pushed = await now.discriminate(firstSamples(fakes, ARROWS), { gradient: true });
    const manifold =
      meshLatents && layers.on('manifold')
        ? await now.sample({ z: meshLatents, ...classes.wanted() })
        : undefined;
    const scale = discriminatorScale(output, onReal.logits, onFake.logits);
    shown = {
      fakes,
      heat: Float64Array.from(heat.logits, scale.place),
      mesh: manifold?.data,
      gradient: pushed.gradient!,
    };
    caption.textContent = output.probability
      ? 'Line: D gives 1/2, the probability that a point is real.'
      : `D gives critic values, no probabilities. Line: ${formatNumber(scale.middle)}${output.undecided === undefined ? ', halfway between the means of real and fake' : ''}.`;
    const shares = histogram(fakes, grid);
    const divergence = js(trueCells, shares);
    return {
      js: divergence,
      kl: kl(trueCells, smooth(shares, fakes.count)),
      ...(output.undecided !== undefined && {
        right: accuracy(onReal.logits, onFake.logits, output.undecided),
      }),
      slope: meanLength(pushed.gradient!, 2),
      outside: fractionOutside(fakes, box),
      spread: spread(fakes) / realSpread,
    };
  };

  function draw(): void {
    const stage = prepareCanvas(canvas);
    if (!stage) return;
    const plane = planeOf(stage, box);
    const small = stage.width < 420;
    if (shown && layers.on('heat')) drawHeatmap(stage, plane, box, shown.heat, HEAT);
    if (shown && layers.on('heat')) drawContour(stage, plane, box, shown.heat, HEAT);
    if (shown?.mesh && layers.on('manifold')) drawManifold(stage, plane, shown.mesh, MESH);
    const chosen = (samples: Samples) => firstSamples(samplesOfClass(samples, classes.wanted().class), DOTS);
    const look = (paint: string, alpha: number) => ({
      paint: stage.colour(paint),
      radius: small ? 1.5 : 2,
      alpha,
    });
    if (shown && layers.on('fake')) drawDots(stage, plane, chosen(shown.fakes), look('--fake', 0.7));
    if (shown && layers.on('arrows'))
      drawArrows(stage, plane, shown.fakes.data.subarray(0, small ? ARROWS : 2 * ARROWS), shown.gradient, { paint: stage.colour('--ink'), reach: small ? 16 : 26 }); // biome-ignore format: one call
    // On top, and hollow: where fakes cover the data, both are seen.
    if (layers.on('real')) drawRings(stage, plane, chosen(real), look('--real', 0.8));
  }

  return {
    element: h('div', { className: 'stage' }, canvas, layers.element, classes.element, caption),
    charts: [jsChart(floor), klChart, ...(modes > 0 ? [modesChart(modes), qualityChart] : []), slopeChart],
    measure,
    draw,
    summary: (lab: Lab) => {
      const of = (name: string) => formatNumber(latest(lab.measured, name));
      canvas.ariaLabel = `Real and fake points in the plane, what D takes for real, and how G bends its latents.`;
      const found = latest(lab.metrics, 'modes');
      const near = 100 * (latest(lab.metrics, 'highQuality') ?? Number.NaN);
      const modesFound =
        modes > 0 && found !== undefined
          ? ` ${found.toFixed(0)} of ${modes} modes found, ${formatNumber(near)} % of the samples near a mode.`
          : '';
      const right = latest(lab.measured, 'right');
      const judged =
        right === undefined ? '' : `, D is right on ${formatNumber(100 * right)} % of the points`;
      return `Jensen-Shannon divergence ${of('js')} bits${judged}.${modesFound}`;
    },
  };
}

/** Latents on a grid [MESH, MESH, 2], evenly by probability. */
function mesh(latent: string): Float32Array {
  const axis = latentQuantiles(latent, MESH);
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
