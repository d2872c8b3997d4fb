// The view of numbers: the figure of the first paper, live.

import { type DensityFigure, drawDensityFigure } from '../../plots/densityFigure.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { legend } from '../controls/legend.ts';
import {
  type DiscriminatorScale,
  discriminatorOutput,
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
import { firstSamples, firstSeeds, latentQuantiles, samplesOf } from '../model/samples.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, slopeChart, valueChart } from './charts.ts';
import type { View } from './view.ts';

const POINTS = 181; // of the curves
const LATENTS = 33;
const FAKES = 2000;
const GRADIENT_SAMPLES = 200; // fakes of which the gradient is looked at
const CELLS = 48;

export function lineView(session: Session, canvas = h('canvas', { className: 'figure' })): View {
  canvas.setAttribute('role', 'img');
  const { real, config } = session;
  const { peaks } = datasets[config.data] ?? {};
  const { low, high } = boxOf(real, 1, 0.35);
  const grid = { low, high, cells: CELLS };
  const trueCells = trueCellProbabilities(peaks, real, grid);
  const x = Float64Array.from({ length: POINTS }, (_, i) => low[0] + ((high[0] - low[0]) * i) / (POINTS - 1));
  const realDensity = peaks ? x.map((at) => trueDensity(peaks, at)) : kernelDensity(real.data, x);
  const z = config.latentDim === 1 ? latentQuantiles(config.latent, LATENTS) : new Float32Array();
  const output = discriminatorOutput(config.loss);
  const realSpread = spread(real);
  const classes = classPicker(session, () => {}); // nets that are told classes are asked about the first
  let figure: DensityFigure | undefined;

  const measure = async (now: Session) => {
    const fakes = await now.sample({ seeds: firstSeeds(FAKES) });
    const onAxis = await now.discriminate(samplesOf(Float32Array.from(x), [1], classes.labels(POINTS)));
    const [onReal, onFake] = [await now.discriminate(real), await now.discriminate(fakes)];
    const pushed = await now.discriminate(firstSamples(fakes, GRADIENT_SAMPLES), { gradient: true });
    const generated = z.length > 0 ? (await now.sample({ z, ...classes.wanted() })).data : z;
    const fake = kernelDensity(fakes.data, x);
    const optimal = output.probability
      ? fake.map((value, i) => optimalDiscriminator(realDensity[i], value))
      : undefined;
    const scale = discriminatorScale(output, onReal.logits, onFake.logits);
    const outputs = Float64Array.from(onAxis.logits, output.probability ? scale.place : Number);
    figure = {
      x,
      real: realDensity,
      fake,
      discriminator: outputs,
      optimal: optimal,
      z,
      generated,
      ...axisOf(output.probability, scale, outputs),
    };
    const shares = histogram(fakes, grid);
    const divergence = js(trueCells, shares);
    return {
      js: divergence,
      kl: kl(trueCells, smooth(shares, FAKES)),
      slope: meanLength(pushed.gradient!, 1),
      outside: fractionOutside(fakes, { low, high }),
      spread: spread(fakes) / realSpread,
      ...(output.undecided !== undefined && {
        right: accuracy(onReal.logits, onFake.logits, output.undecided),
      }),
      ...(optimal && {
        value: gameValue(onReal.logits, onFake.logits),
        bestValue: EQUILIBRIUM_VALUE + 2 * Math.LN2 * divergence,
        fooled: meanProbability(onFake.logits),
        gap: gapOf(
          outputs,
          optimal,
          x.map((_, i) => realDensity[i] + fake[i]),
        ),
      }),
    };
  };

  const keys = legend([
    ['real', ['p', 'data'], 'density of the data'],
    ['fake', ['p', 'g'], 'density of what G makes, from 2,000 samples'],
    ...(output.probability
      ? ([['d', 'D(x)', 'how likely D finds it that x is real'], ['d dashed', 'D*(x)', 'the best D can do: p_data / (p_data + p_g)']] as const) // biome-ignore format: a table
      : ([
          ['d', 'D(x), a critic’s value', 'high where D finds x real, low where fake: no probability'],
        ] as const)),
    ['g arrow', 'z → G(z)', 'where G carries latents'],
  ]);
  return {
    element: h('div', { className: 'stage' }, canvas, keys),
    charts: [jsChart(), klChart, ...(output.probability ? [valueChart] : []), slopeChart],
    measure,
    draw: () => drawDensityFigure(canvas, figure),
    summary: (lab: Lab) => {
      const of = (name: string) => formatNumber(latest(lab.measured, name));
      const d = output.probability ? 'D(x) and the best D' : 'the critic D(x)';
      canvas.ariaLabel = `Densities of data and generator, ${d}, over x from ${formatNumber(low[0])} to ${formatNumber(high[0])}.`;
      const game = `, value of the game ${of('value')} of at best −1.39, D is ${of('gap')} from the best D`;
      return `Jensen-Shannon divergence ${of('js')} bits${output.probability ? game : ''}.`;
    },
  };
}

/** The right axis, for what D puts out: its ends, and where it is undecided. */
function axisOf(
  probability: boolean,
  { middle }: DiscriminatorScale,
  judged: Float64Array,
): Pick<DensityFigure, 'range' | 'undecided'> {
  if (probability) return { range: [0, 1], undecided: 0.5 };
  const values = [...judged, middle];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { range: [low, high > low ? high : low + 1], undecided: middle };
}

/** The mean distance of D from the best D, where samples are. */
function gapOf(judged: Float64Array, best: Float64Array, weight: Float64Array): number {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return sum(judged.map((value, i) => Math.abs(value - best[i]) * weight[i])) / sum(weight);
}
