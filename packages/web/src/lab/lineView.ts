// The view of numbers: the figure of the first paper, live.
import type { Session } from '../types.ts';
import { drawFigure, type Figure } from '../views/figure.ts';
import { datasets } from './catalogue.ts';
import { jsChart, klChart, slopeChart, valueChart } from './charts.ts';
import { h } from './dom.ts';
import type { Lab } from './lab.ts';
import { legend } from './legend.ts';
import { js, kl, smooth } from './measures/divergence.ts';
import {
  accuracy,
  BALANCE,
  meanLength,
  meanVerdict,
  optimal,
  sigmoid,
  valueOfGame,
} from './measures/game.ts';
import { boxOf, histogram } from './measures/histogram.ts';
import { kernelDensity } from './measures/kernelDensity.ts';
import { densityAt, trueShares } from './measures/truth.ts';
import { latest } from './track.ts';
import { first, quantiles, samplesOf, seeds, type View, write } from './view.ts';

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
  let figure: Figure | undefined;

  const look = async (now: Session) => {
    const fakes = await now.sample({ seeds: seeds(FAKES) });
    const verdicts = await now.discriminate(samplesOf(Float32Array.from(x), [1]));
    const [onReal, onFake] = [await now.discriminate(real), await now.discriminate(fakes)];
    const pushed = await now.discriminate(first(fakes, PUSHED), { gradient: true });
    const carried = z.length > 0 ? (await now.sample({ z })).data : z;
    const fake = kernelDensity(fakes.data, x);
    const best = fake.map((value, i) => optimal(realDensity[i], value));
    const judged = Float64Array.from(verdicts.logits, sigmoid);
    figure = { x, real: realDensity, fake, judged, best, z, carried };
    const shares = histogram(fakes, grid);
    const gap = judged.reduce(
      (sum, value, i) => sum + Math.abs(value - best[i]) * (realDensity[i] + fake[i]),
      0,
    );
    const divergence = js(truth, shares);
    return {
      js: divergence,
      kl: kl(truth, smooth(shares, FAKES)),
      value: valueOfGame(onReal.logits, onFake.logits),
      bestValue: BALANCE + 2 * Math.LN2 * divergence,
      right: accuracy(onReal.logits, onFake.logits),
      slope: meanLength(pushed.gradient!, 1),
      fooled: meanVerdict(onFake.logits),
      gap: gap / figure.x.reduce((sum, _, i) => sum + realDensity[i] + fake[i], 0),
    };
  };

  const keys = legend([
    ['real', ['p', 'data'], 'density of the data'],
    ['fake', ['p', 'g'], 'density of what G makes, from 2,000 samples'],
    ['d', 'D(x)', 'how likely D finds it that x is real'],
    ['d dashed', 'D*(x)', 'the best D can do: p_data / (p_data + p_g)'],
    ['g arrow', 'z → G(z)', 'where G carries latents'],
  ]);
  return {
    element: h('div', { className: 'stage' }, canvas, keys),
    charts: [jsChart(), klChart, valueChart, slopeChart],
    look,
    draw: () => drawFigure(canvas, figure),
    summary: (lab: Lab) => {
      const of = (name: string) => write(latest(lab.measured, name));
      canvas.ariaLabel = `Densities of data and generator, D(x) and the best D, over x from ${write(low[0])} to ${write(high[0])}.`;
      return `Jensen-Shannon divergence ${of('js')} bits, value of the game ${of('value')} of at best −1.39, D is ${of('gap')} from the best D.`;
    },
  };
}
