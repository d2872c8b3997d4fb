// The view of numbers: the figure of the first GAN paper (https://arxiv.org/abs/1406.2661, figure 1), live.
import type { Samples } from '@ganvil/core';
import {
  type DensityFigure,
  type DiscriminatorCurves,
  drawDensityFigure,
} from '../../plots/densityFigure.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { legend } from '../controls/legend.ts';
import {
  type DiscriminatorOutput,
  type DiscriminatorScale,
  discriminatorOf,
  discriminatorScale,
} from '../measures/discriminatorScale.ts';
import { js, kl, smooth } from '../measures/divergence.ts';
import {
  accuracy,
  EQUILIBRIUM_VALUE,
  gameValue,
  meanLength,
  meanProbability,
  optimalDiscriminator,
} from '../measures/game.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { kernelDensity } from '../measures/kernelDensity.ts';
import { fractionOutside, spread } from '../measures/spread.ts';
import { trueCellProbabilities, trueDensity } from '../measures/trueDensity.ts';
import { datasets } from '../model/coreTables.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds, latentQuantiles, samplesOf } from '../model/sampleSelection.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, slopeChart, valueChart } from './charts.ts';
import type { View } from './view.ts';

const POINTS = 181; // of the curves
const LATENTS = 33; // that are drawn
const FAKES = 2000; // that are measured
const GRADIENT_SAMPLES = 200; // fakes at which the gradient of D is measured
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
    element: h('div', { className: 'stage' }, canvas, legendOf(output)),
    charts: [
      jsChart(),
      klChart,
      ...(output?.probability ? [valueChart] : []),
      ...(output ? [slopeChart] : []),
    ],
    measure,
    draw: () => drawDensityFigure(canvas, figure),
    summary: (lab) => summary(lab, output),
  };
}

/** What D says of places on the axis, and of real and fake samples. */
async function ratingOf(
  session: Session,
  output: DiscriminatorOutput,
  { real, fakes, places }: { real: Samples; fakes: Samples; places: Samples },
) {
  const { logits } = await session.discriminate(places);
  const { logits: onReal } = await session.discriminate(real);
  const { logits: onFake } = await session.discriminate(fakes);
  const { gradient } = await session.discriminate(firstSamples(fakes, GRADIENT_SAMPLES), { gradient: true });
  return { output, logits, onReal, onFake, gradient: gradient! };
}

type Rating = Awaited<ReturnType<typeof ratingOf>>;

/** The curves of D in the figure. */
function curvesOf(
  { output, logits, onReal, onFake }: Rating,
  real: Float64Array,
  fake: Float64Array,
): DiscriminatorCurves {
  const { probability } = output;
  const scale = discriminatorScale(output, onReal, onFake);
  const optimal = probability ? fake.map((p, i) => optimalDiscriminator(real[i], p)) : undefined;
  const discriminator = Float64Array.from(logits, probability ? scale.position : Number);
  return { discriminator, optimal, ...rangeOf(probability, scale, discriminator) };
}

/** Measures of D, and of the game if theory has an optimal discriminator for it. */
function measuresOf(
  { output: { undecided }, onReal, onFake, gradient }: Rating,
  { real, fake, d }: DensityFigure,
  js: number,
): Record<string, number> {
  const ofD = {
    slope: meanLength(gradient, 1),
    ...(undecided !== undefined && { accuracy: accuracy(onReal, onFake, undecided) }),
  };
  if (!d?.optimal) return ofD;
  return {
    ...ofD,
    value: gameValue(onReal, onFake),
    optimalValue: EQUILIBRIUM_VALUE + 2 * Math.LN2 * js,
    fooled: meanProbability(onFake),
    gap: gapOf(d.discriminator, d.optimal, { real, fake }),
  };
}

/** The x axis, the density of the data over it, and divergences from that. */
function axisOf({ real, config }: Session) {
  const { peaks } = datasets[config.data] ?? {};
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

/** The axis of D's output at the right: its ends, and where D is undecided. */
function rangeOf(
  probability: boolean,
  { middle }: DiscriminatorScale,
  outputs: Float64Array,
): Pick<DiscriminatorCurves, 'range' | 'undecided'> {
  if (probability) return { range: [0, 1], undecided: 0.5 };
  const values = [...outputs, middle];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { range: [low, high > low ? high : low + 1], undecided: middle };
}

/** The mean distance of D from the optimal D, weighted by the densities of real and fake samples. */
function gapOf(
  discriminator: Float64Array,
  optimal: Float64Array,
  { real, fake }: { real: Float64Array; fake: Float64Array },
): number {
  const weight = real.map((p, i) => p + fake[i]);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return sum(discriminator.map((value, i) => Math.abs(value - optimal[i]) * weight[i])) / sum(weight);
}
