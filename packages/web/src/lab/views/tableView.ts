// The view of points of three columns and more: the range of each column in the data and of samples, and all correlations.
import type { Samples } from '@ganvil/core';
import { drawCells } from '../../plots/cells.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { legend } from '../controls/legend.ts';
import { columnStatistics } from '../measures/columnStatistics.ts';
import { discriminatorOf } from '../measures/discriminatorScale.ts';
import { accuracy, meanLength } from '../measures/game.ts';
import { spread } from '../measures/spread.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds } from '../model/sampleSelection.ts';
import { latest } from '../model/series.ts';
import { distanceChart, slopeChart } from './charts.ts';
import { columnRows } from './columnRows.ts';
import type { View } from './view.ts';

const LEGEND = [
  ['real', 'data', 'mean of the column, and one standard deviation to both sides'],
  ['g', 'samples', 'the same of the samples of G'],
] as const;
const FAKES = 2000; // at most, and as many as real samples
const GRADIENT_SAMPLES = 100;

/** A view of a run on tables. */
export function tableView(session: Session): View {
  const { real, columns } = session;
  const output = discriminatorOf(session);
  const ofReal = columnStatistics(real);
  const rows = columnRows(columns, ofReal);
  const squares = (['Data', 'Samples', 'Reconstructions'] as const)
    .slice(0, session.reconstructs ? 3 : 2)
    .map(squareOf);
  const realSpread = spread(real);
  let shown: (readonly number[])[] = [ofReal.correlations];

  async function measure(now: Session) {
    const fakes = await now.sample({ seeds: firstSeeds(Math.min(FAKES, real.count)) });
    const ofFakes = columnStatistics(fakes);
    const again = now.reconstructs ? [columnStatistics(await now.reconstruct(real)).correlations] : [];
    shown = [ofReal.correlations, ofFakes.correlations, ...again];
    rows.show(ofFakes);
    const rating = output && (await ratingOf(now, output.undecided, real, fakes));
    return { spread: spread(fakes) / realSpread, ...rating };
  }
  const draw = () =>
    squares.forEach(({ canvas }, i) => {
      if (shown[i]) drawCells(canvas, shown[i], columns.length);
    });
  return {
    element: h(
      'div',
      { className: 'stage' },
      legend(LEGEND),
      rows.element,
      h('p', { className: 'caption' }, 'Correlations of all columns, from −1 to 1:'),
      h('div', { className: 'squares' }, ...squares.map(({ element }) => element)),
    ),
    charts: [distanceChart, ...(output ? [slopeChart] : [])],
    measure,
    draw,
    summary,
  };
}

function squareOf(title: string) {
  const canvas = h('canvas', {
    className: 'square',
    role: 'img',
    ariaLabel: `Correlations of columns: ${title}`,
  });
  return { canvas, element: h('figure', {}, canvas, h('figcaption', {}, title)) };
}

/** How well D tells real samples from fakes, and the length of its gradient. */
async function ratingOf(session: Session, undecided: number | undefined, real: Samples, fakes: Samples) {
  const [{ logits: onReal }, { logits: onFake }, { gradient }] = await Promise.all([
    session.discriminate(real),
    session.discriminate(fakes),
    session.discriminate(firstSamples(fakes, GRADIENT_SAMPLES), { gradient: true }),
  ]);
  return {
    slope: meanLength(gradient!, real.shape[0]),
    ...(undecided !== undefined && { accuracy: accuracy(onReal, onFake, undecided) }),
  };
}

const summary = (lab: Lab): string =>
  `Sliced Wasserstein distance ${formatNumber(latest(lab.metrics, 'slicedWasserstein'))}.`;
