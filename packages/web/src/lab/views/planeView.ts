// The view of points in the plane: real and fake points, D over the plane, and how G maps its latents.
import type { Samples } from '@ganvil/core';
import type { Box } from '../../plots/scatter.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { layerToggles } from '../controls/layerToggles.ts';
import { outputScale } from '../controls/outputScale.ts';
import {
  type DiscriminatorOutput,
  discriminatorOf,
  discriminatorScale,
} from '../measures/discriminatorScale.ts';
import { js, kl, smooth } from '../measures/divergence.ts';
import { accuracy, distanceFromHalf, meanLength } from '../measures/game.ts';
import { boxOf, histogram } from '../measures/histogram.ts';
import { fractionOutside, spread } from '../measures/spread.ts';
import { trueCellProbabilities } from '../measures/trueDensity.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds, samplesOf } from '../model/sampleSelection.ts';
import { latest } from '../model/series.ts';
import { jsChart, klChart, modesChart, qualityChart, slopeChart } from './charts.ts';
import { AGAIN, ARROWS, drawPlane, HEAT, MESH, type PlaneMeasurement } from './drawPlane.ts';
import { equilibriumMark } from './equilibriumMark.ts';
import { cellCentres, latentGrid } from './grids.ts';
import { ignoreDisposed, type View } from './view.ts';

const CELLS = 24; // per axis of the histograms

/** A view of a run on points in the plane. */
export function planeView(session: Session, canvas = h('canvas', { className: 'plane' })): View {
  const output = discriminatorOf(session);
  describe(canvas, output);
  const { real, config, modes } = session;
  const box = boxOf(real, 2, 0.18);
  const divergences = divergenceMeter(session, box);
  const latents = config.latentDim === 2 ? latentGrid(config.latent, MESH) : undefined;
  const layers = layerToggles({ manifold: latents !== undefined, output, again: session.reconstructs }, () =>
    draw(),
  );
  const classes = classPicker(session, () => void measure(session).then(draw, ignoreDisposed));
  const sample = planeSampler({ box, latents, output, layers, classes });
  const [scale, mark] = [outputScale(output), equilibriumMark()];
  const realSpread = spread(real);
  let measured: PlaneMeasurement | undefined;

  async function measure(now: Session) {
    const { fakes, rating, ...found } = await sample(now, real);
    measured = { fakes, ...rating, ...found };
    if (rating) scale.show(rating.scale);
    return {
      ...divergences.measure(fakes),
      ...(rating && measuresOf(rating)),
      outside: fractionOutside(fakes, box),
      spread: spread(fakes) / realSpread,
    };
  }
  const draw = () => drawPlane(canvas, { box, real, label: classes.chosen().class, measured, on: layers.on });
  const parts = [canvas, mark.element, layers.element, classes.element, scale.element, layers.explained];
  return {
    element: h('div', { className: 'stage' }, ...parts),
    charts: chartsOf(divergences.floor, modes, output),
    measure,
    draw: (lab) => {
      mark.show(lab);
      draw();
    },
    summary: (lab) => summary(lab, modes),
  };
}

function describe(canvas: HTMLCanvasElement, output: DiscriminatorOutput | undefined): void {
  const rated = output ? ', where D rates points as real,' : '';
  canvas.setAttribute('role', 'img');
  canvas.ariaLabel = `Real and fake points in the plane${rated} and the manifold of G.`;
}

const chartsOf = (floor: number | undefined, modes: number, output: DiscriminatorOutput | undefined) => [
  jsChart(floor),
  klChart,
  ...(modes > 0 ? [modesChart(modes), qualityChart] : []),
  ...(output ? [slopeChart] : []),
];

interface PlaneSampler {
  readonly box: Box;
  readonly latents: Float32Array | undefined;
  readonly output: DiscriminatorOutput | undefined;
  readonly layers: ReturnType<typeof layerToggles>;
  readonly classes: ReturnType<typeof classPicker>;
}

/** Gets what the view draws from a session. */
function planeSampler({ box, latents, output, layers, classes }: PlaneSampler) {
  const centres = cellCentres(box, HEAT);
  return async (session: Session, real: Samples) => {
    const fakes = await session.sample({ seeds: firstSeeds(real.count) });
    const grid = samplesOf(centres, [2], classes.labels(HEAT * HEAT));
    const shown = latents && layers.on('manifold') ? latents : undefined;
    const first = firstSamples(real, AGAIN);
    const [rating, mesh, again] = await Promise.all([
      output && ratingOf(session, output, { real, fakes, grid }),
      shown && session.sample({ z: shown, ...classes.chosen() }),
      session.reconstructs && layers.on('again') ? session.reconstruct(first) : undefined,
    ]);
    return { fakes, rating, mesh: mesh?.data, again };
  };
}

/** What D says of the plane and of real and fake points. */
async function ratingOf(
  session: Session,
  output: DiscriminatorOutput,
  { real, fakes, grid }: { real: Samples; fakes: Samples; grid: Samples },
) {
  const [{ logits }, { logits: onReal }, { logits: onFake }, { gradient }] = await Promise.all([
    session.discriminate(grid),
    session.discriminate(real),
    session.discriminate(fakes),
    session.discriminate(firstSamples(fakes, ARROWS), { gradient: true }),
  ]);
  const scale = discriminatorScale(output, onReal, onFake);
  const heat = Float64Array.from(logits, scale.position);
  const [ofReal, ofFake] = [onReal, onFake].map((logits) => Float64Array.from(logits, scale.position));
  return { heat, scores: { real: ofReal, fake: ofFake }, gradient: gradient!, scale, onReal, onFake, output };
}

type Rating = Awaited<ReturnType<typeof ratingOf>>;

const measuresOf = ({ output: { probability, undecided }, onReal, onFake, gradient }: Rating) => ({
  ...(probability && { fromHalf: distanceFromHalf(onReal) }),
  ...(undecided !== undefined && { accuracy: accuracy(onReal, onFake, undecided) }),
  slope: meanLength(gradient, 2),
});

/** Divergences of the fakes from the data, and what as many real samples score: the floor, if the density is known. */
function divergenceMeter({ real, peaks }: Session, box: Box) {
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
