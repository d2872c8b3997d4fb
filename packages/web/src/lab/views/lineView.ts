// The view of numbers: the figure of the first paper, live.

import { drawFigure, type Figure } from '../../plots/densityFigure.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { legend } from '../controls/legend.ts';
import { readingOf, type Scale, scaleOf } from '../measures/discriminatorScale.ts';
import { js, kl, smooth } from '../measures/divergence.ts';
import { accuracy, BALANCE, meanLength, meanVerdict, optimal, valueOfGame } from '../measures/game.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { kernelDensity } from '../measures/kernelDensity.ts';
import { shareOutside, spread } from '../measures/spread.ts';
import { densityAt, trueShares } from '../measures/trueDensity.ts';
import { datasets } from '../model/coreTables.ts';
import { write } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { first, quantiles, samplesOf, seeds } from '../model/samples.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, slopeChart, valueChart } from './charts.ts';
import type { View } from './view.ts';

const POINTS = 181; // of the curves
const LATENTS = 33;
const FAKES = 2000;
const PUSHED = 200; // fakes of which the gradient is looked at
const CELLS = 48;

export function lineView(session: Session, canvas = h('canvas', { className: 'figure' })): View {
  canvas.setAttribute('role', 'img');
  const { real, config } = session;
  const { peaks } = datasets[config.data] ?? {};
  const { low, high } = boxOf(real, 1, 0.35);
  const grid = { low, high, cells: CELLS };
  const truth = trueShares(peaks, real, grid);
  const x = Float64Array.from({ length: POINTS }, (_, i) => low[0] + ((high[0] - low[0]) * i) / (POINTS - 1));
  const realDensity = peaks ? x.map((at) => densityAt(peaks, at)) : kernelDensity(real.data, x);
  const z = config.latentDim === 1 ? quantiles(config.latent, LATENTS) : new Float32Array();
  const reading = readingOf(config.loss);
  const scatter = spread(real);
  const one = classPicker(session, () => {}); // nets that are told classes are asked about the first
  let figure: Figure | undefined;

  const look = async (now: Session) => {
    const fakes = await now.sample({ seeds: seeds(FAKES) });
    const verdicts = await now.discriminate(samplesOf(Float32Array.from(x), [1], one.labels(POINTS)));
    const [onReal, onFake] = [await now.discriminate(real), await now.discriminate(fakes)];
    const pushed = await now.discriminate(first(fakes, PUSHED), { gradient: true });
    const carried = z.length > 0 ? (await now.sample({ z, ...one.wanted() })).data : z;
    const fake = kernelDensity(fakes.data, x);
    const best = reading.probability ? fake.map((value, i) => optimal(realDensity[i], value)) : undefined;
    const scale = scaleOf(reading, onReal.logits, onFake.logits);
    const judged = Float64Array.from(verdicts.logits, reading.probability ? scale.place : Number);
    figure = {
      x,
      real: realDensity,
      fake,
      judged,
      best,
      z,
      carried,
      ...axisOf(reading.probability, scale, judged),
    };
    const shares = histogram(fakes, grid);
    const divergence = js(truth, shares);
    return {
      js: divergence,
      kl: kl(truth, smooth(shares, FAKES)),
      slope: meanLength(pushed.gradient!, 1),
      outside: shareOutside(fakes, { low, high }),
      spread: spread(fakes) / scatter,
      ...(reading.undecided !== undefined && {
        right: accuracy(onReal.logits, onFake.logits, reading.undecided),
      }),
      ...(best && {
        value: valueOfGame(onReal.logits, onFake.logits),
        bestValue: BALANCE + 2 * Math.LN2 * divergence,
        fooled: meanVerdict(onFake.logits),
        gap: gapOf(
          judged,
          best,
          x.map((_, i) => realDensity[i] + fake[i]),
        ),
      }),
    };
  };

  const keys = legend([
    ['real', ['p', 'data'], 'density of the data'],
    ['fake', ['p', 'g'], 'density of what G makes, from 2,000 samples'],
    ...(reading.probability
      ? ([['d', 'D(x)', 'how likely D finds it that x is real'], ['d dashed', 'D*(x)', 'the best D can do: p_data / (p_data + p_g)']] as const) // biome-ignore format: a table
      : ([
          ['d', 'D(x), a critic’s value', 'high where D finds x real, low where fake: no probability'],
        ] as const)),
    ['g arrow', 'z → G(z)', 'where G carries latents'],
  ]);
  return {
    element: h('div', { className: 'stage' }, canvas, keys),
    charts: [jsChart(), klChart, ...(reading.probability ? [valueChart] : []), slopeChart],
    look,
    draw: () => drawFigure(canvas, figure),
    summary: (lab: Lab) => {
      const of = (name: string) => write(latest(lab.measured, name));
      const d = reading.probability ? 'D(x) and the best D' : 'the critic D(x)';
      canvas.ariaLabel = `Densities of data and generator, ${d}, over x from ${write(low[0])} to ${write(high[0])}.`;
      const game = `, value of the game ${of('value')} of at best −1.39, D is ${of('gap')} from the best D`;
      return `Jensen-Shannon divergence ${of('js')} bits${reading.probability ? game : ''}.`;
    },
  };
}

/** The right axis, for what D puts out: its ends, and where it is undecided. */
function axisOf(
  probability: boolean,
  { middle }: Scale,
  judged: Float64Array,
): Pick<Figure, 'range' | 'undecided'> {
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
