// The view of numbers: the figure of the first GAN paper (https://arxiv.org/abs/1406.2661, figure 1), live.
import type { Samples } from '@ganvil/core';
import { type DensityFigure, drawDensityFigure } from '../../plots/densityFigure.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { legend } from '../controls/legend.ts';
import { type DiscriminatorOutput, discriminatorOf } from '../measures/discriminatorScale.ts';
import { js, kl, smooth } from '../measures/divergence.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { kernelDensity } from '../measures/kernelDensity.ts';
import { fractionOutside, spread } from '../measures/spread.ts';
import { trueCellProbabilities, trueDensity } from '../measures/trueDensity.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSeeds, latentQuantiles, samplesOf } from '../model/sampleSelection.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, slopeChart, valueChart } from './charts.ts';
import { curvesOf, measuresOf, ratingOf } from './densityRating.ts';
import { equilibriumMark } from './equilibriumMark.ts';
import type { View } from './view.ts';

const POINTS = 181; // of the curves
const LATENTS = 33; // that are drawn
const FAKES = 2000; // that are measured
const CELLS = 48; // of the histograms

/** A view of a run on numbers. */
export function densityView(session: Session, canvas = h('canvas', { className: 'figure' })): View {
  canvas.setAttribute('role', 'img');
  const { real, config } = session;
  const output = discriminatorOf(session);
  const axis = axisOf(session);
  const z = config.latentDim === 1 ? latentQuantiles(config.latent, LATENTS) : new Float32Array();
  const realSpread = spread(real);
  const classes = classPicker(session, () => {}); // conditional networks are shown for the first class
  const mark = equilibriumMark();
  let figure: DensityFigure | undefined;
  describe(canvas, axis.low[0], axis.high[0], output);

  async function measure(now: Session) {
    const fakes = await now.sample({ seeds: firstSeeds(FAKES) });
    const places = samplesOf(Float32Array.from(axis.x), [1], classes.labels(POINTS));
    const rating = output && (await ratingOf(now, output, { real, fakes, places }));
    const generated = z.length > 0 ? (await now.sample({ z, ...classes.chosen() })).data : z;
    const fake = kernelDensity(fakes.data, axis.x);
    const d = rating && curvesOf(rating, axis.real, fake);
    figure = { x: axis.x, real: axis.real, fake, d, z, generated };
    const divergences = axis.divergences(fakes);
    return {
      ...divergences,
      outside: fractionOutside(fakes, axis),
      spread: spread(fakes) / realSpread,
      ...(rating && measuresOf(rating, figure, divergences.js)),
    };
  }
  return {
    element: h('div', { className: 'stage' }, canvas, mark.element, legendOf(output)),
    charts: chartsOf(output),
    measure,
    draw(lab) {
      mark.show(lab);
      drawDensityFigure(canvas, figure);
    },
    summary: (lab) => summary(lab, output),
  };
}

const chartsOf = (output: DiscriminatorOutput | undefined) => [
  jsChart(),
  klChart,
  ...(output?.probability ? [valueChart] : []),
  ...(output ? [slopeChart] : []),
];

/** The x axis, the density of the data over it, and divergences from that. */
function axisOf({ real, peaks }: Session) {
  const { low, high } = boxOf(real, 1, 0.35);
  const grid = { low, high, cells: CELLS };
  const trueCells = trueCellProbabilities(peaks, real, grid);
  const x = Float64Array.from({ length: POINTS }, (_, i) => low[0] + ((high[0] - low[0]) * i) / (POINTS - 1));
  const density = peaks ? x.map((value) => trueDensity(peaks, value)) : kernelDensity(real.data, x);
  const divergences = (fakes: Samples) => {
    const cells = histogram(fakes, grid);
    return { js: js(trueCells, cells), kl: kl(trueCells, smooth(cells, FAKES)) };
  };
  return { low, high, x, real: density, divergences };
}

function legendOf(output: DiscriminatorOutput | undefined): HTMLElement {
  return legend([
    ['real', ['p', 'data'], 'density of the data'],
    ['fake', ['p', 'g'], 'density of G’s samples, estimated from 2,000'],
    ...(!output
      ? []
      : output.probability
        ? ([
            ['d', 'D(x)', 'the probability, according to D, that x is real'],
            ['d dashed', 'D*(x)', 'the optimal discriminator, p_data / (p_data + p_g)'],
          ] as const)
        : ([
            ['d', 'D(x), critic value', 'higher means more real according to D; not a probability'],
          ] as const)),
    ['g arrow', 'z → G(z)', 'where G maps latents'],
  ]);
}

function describe(
  canvas: HTMLCanvasElement,
  low: number,
  high: number,
  output: DiscriminatorOutput | undefined,
): void {
  const d = !output ? '' : output.probability ? ', and D(x) and the optimal D' : ', and the critic D(x)';
  const range = `x from ${formatNumber(low)} to ${formatNumber(high)}`;
  canvas.ariaLabel = `Densities of the data and of G’s samples${d}, over ${range}.`;
}

function summary(lab: Lab, output: DiscriminatorOutput | undefined): string {
  const of = (name: string) => formatNumber(latest(lab.measured, name));
  const divergence = `Jensen-Shannon divergence ${of('js')} bits`;
  if (!output?.probability) return `${divergence}.`;
  return `${divergence}, value of the game ${of('value')} (equilibrium −1.39), mean distance of D from the optimal D ${of('gap')}.`;
}
