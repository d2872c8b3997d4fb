// The view of points in the plane: real and fake points, D over the plane, and how G maps its latents.
import type { Samples } from '@ganvil/core';
import { prepareCanvas } from '../../plots/canvas.ts';
import { drawContour, drawHeatmap } from '../../plots/heatmap.ts';
import { drawManifold } from '../../plots/manifold.ts';
import { type Box, drawArrows, drawDots, drawRings, planeOf } from '../../plots/scatter.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { layerToggles } from '../controls/layerToggles.ts';
import {
  type DiscriminatorOutput,
  type DiscriminatorScale,
  discriminatorOutput,
  discriminatorScale,
} from '../measures/discriminatorScale.ts';
import { js, kl, smooth } from '../measures/divergence.ts';
import { accuracy, meanLength } from '../measures/game.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { fractionOutside, spread } from '../measures/spread.ts';
import { trueCellProbabilities } from '../measures/trueDensity.ts';
import { datasets } from '../model/coreTables.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds, samplesOf, samplesOfClass } from '../model/samples.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, modesChart, qualityChart, slopeChart } from './charts.ts';
import { cellCentres, latentGrid } from './grids.ts';
import { ignoreDisposed, type View } from './view.ts';

const CELLS = 24; // per axis of the histograms
const HEAT = 48; // cells per axis of the heatmap
const MESH = 21; // latents per axis of the manifold
const DOTS = 800; // points that are drawn
const ARROWS = 160; // fakes at which the gradient of D is drawn

/** What is drawn. */
interface Shown {
  readonly fakes: Samples;
  /** D over the box: 0 as fake as can be, 1/2 undecided, 1 as real as can be. */
  readonly heat: Float64Array;
  readonly mesh: Float32Array | undefined;
  readonly gradient: Float32Array;
}

/** A view of a run on points in the plane. */
export function planeView(session: Session, canvas = h('canvas', { className: 'plane' })): View {
  canvas.setAttribute('role', 'img');
  canvas.ariaLabel =
    'Real and fake points in the plane, where D rates points as real, and the manifold of G.';
  const { real, config, modes } = session;
  const box = boxOf(real, 2, 0.18);
  const divergences = divergenceMeter(session, box);
  const latents = config.latentDim === 2 ? latentGrid(config.latent, MESH) : undefined;
  const centres = cellCentres(box, HEAT);
  const output = discriminatorOutput(config.loss);
  const realSpread = spread(real);
  let shown: Shown | undefined;
  const layers = layerToggles(latents !== undefined, output, () => draw());
  const classes = classPicker(session, () => void measure(session).then(draw, ignoreDisposed));
  const caption = h('p', { className: 'caption' });

  const measure = async (now: Session) => {
    const fakes = await now.sample({ seeds: firstSeeds(real.count) });
    const heat = await now.discriminate(samplesOf(centres, [2], classes.labels(HEAT * HEAT)));
    const [onReal, onFake] = [await now.discriminate(real), await now.discriminate(fakes)];
    const { gradient } = await now.discriminate(firstSamples(fakes, ARROWS), { gradient: true });
    const mesh =
      latents && layers.on('manifold')
        ? (await now.sample({ z: latents, ...classes.chosen() })).data
        : undefined;
    const scale = discriminatorScale(output, onReal.logits, onFake.logits);
    shown = { fakes, heat: Float64Array.from(heat.logits, scale.position), mesh, gradient: gradient! };
    caption.textContent = captionOf(output, scale);
    return {
      ...divergences.measure(fakes),
      ...(output.undecided !== undefined && {
        accuracy: accuracy(onReal.logits, onFake.logits, output.undecided),
      }),
      slope: meanLength(gradient!, 2),
      outside: fractionOutside(fakes, box),
      spread: spread(fakes) / realSpread,
    };
  };

  function draw(): void {
    const stage = prepareCanvas(canvas);
    if (!stage) return;
    const plane = planeOf(stage, box);
    const small = stage.width < 420;
    const { class: label } = classes.chosen();
    const visible = (samples: Samples) => firstSamples(samplesOfClass(samples, label), DOTS);
    const style = (name: string, alpha: number) => ({
      paint: stage.colour(name),
      radius: small ? 1.5 : 2,
      alpha,
    });
    if (shown && layers.on('heat')) {
      drawHeatmap(stage, plane, box, shown.heat, HEAT);
      drawContour(stage, plane, box, shown.heat, HEAT);
    }
    if (shown?.mesh && layers.on('manifold')) drawManifold(stage, plane, shown.mesh, MESH);
    if (shown && layers.on('fake')) drawDots(stage, plane, visible(shown.fakes), style('--fake', 0.7));
    if (shown && layers.on('arrows')) {
      const points = shown.fakes.data.subarray(0, small ? ARROWS : 2 * ARROWS);
      drawArrows(stage, plane, points, shown.gradient, {
        paint: stage.colour('--ink'),
        reach: small ? 16 : 26,
      });
    }
    // On top and hollow: where fakes cover the data, both are visible.
    if (layers.on('real')) drawRings(stage, plane, visible(real), style('--real', 0.8));
  }

  return {
    element: h('div', { className: 'stage' }, canvas, layers.element, classes.element, caption),
    charts: [
      jsChart(divergences.floor),
      klChart,
      ...(modes > 0 ? [modesChart(modes), qualityChart] : []),
      slopeChart,
    ],
    measure,
    draw,
    summary: (lab) => summary(lab, modes),
  };
}

/** Divergences of the fakes from the data, and what as many real samples score: the floor, if the density is known. */
function divergenceMeter({ real, config }: Session, box: Box) {
  const { peaks } = config.data === 'drawn' ? { peaks: undefined } : (datasets[config.data] ?? {});
  const grid = { ...box, cells: CELLS };
  const trueCells = trueCellProbabilities(peaks, real, grid);
  return {
    floor: peaks && js(trueCells, histogram(real, grid)),
    measure(fakes: Samples) {
      const cells = histogram(fakes, grid);
      return { js: js(trueCells, cells), kl: kl(trueCells, smooth(cells, fakes.count)) };
    },
  };
}

function captionOf({ probability, undecided }: DiscriminatorOutput, { middle }: DiscriminatorScale): string {
  if (probability) return 'Line: D(x) = 1/2, where D rates real and fake as equally probable.';
  const level = undecided === undefined ? ', midway between the means of real and fake' : '';
  return `D outputs critic values, not probabilities. Line: ${formatNumber(middle)}${level}.`;
}

function summary(lab: Lab, modes: number): string {
  const found = latest(lab.metrics, 'modes');
  const near = 100 * (latest(lab.metrics, 'highQuality') ?? Number.NaN);
  const modesFound =
    modes > 0 && found !== undefined
      ? ` ${found.toFixed(0)} of ${modes} modes found, ${formatNumber(near)} % of the samples near a mode.`
      : '';
  const right = latest(lab.measured, 'accuracy');
  const rating = right === undefined ? '' : `, discriminator accuracy ${formatNumber(100 * right)} %`;
  return `Jensen-Shannon divergence ${formatNumber(latest(lab.measured, 'js'))} bits${rating}.${modesFound}`;
}
