// The view of images: samples of G and, as far as the game has them, D's output on real and fake ones, reconstructions, and classes.
import { kindOf } from '../../../build/asImages.mjs';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { coverage } from '../measures/coverage.ts';
import { discriminatorOf } from '../measures/discriminatorScale.ts';
import { meanLength } from '../measures/game.ts';
import { spread } from '../measures/spread.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds } from '../model/sampleSelection.ts';
import { latest } from '../model/series.ts';
import { yieldPeriodically } from '../model/taskQueue.ts';
import { coverageChart, distanceChart, slopeChart } from './charts.ts';
import { classesPanel } from './classesPanel.ts';
import { latentExplorer } from './latentExplorer.ts';
import { type Panel, panelTabs } from './panel.ts';
import { realVsFake } from './realVsFake.ts';
import { reconstructions } from './reconstructions.ts';
import { sampleSheet } from './sampleSheet.ts';
import type { View } from './view.ts';

const COVERAGE_SAMPLES = 96; // real samples, and as many fakes
const FEW = 50; // pictures whose fifth nearest neighbour is so far away that grey is nearer
const COVERAGE_INTERVAL = 4000; // milliseconds
const GRADIENT_SAMPLES = 16; // fakes at which the gradient of D is measured

/** A view of a run on images. */
export function imageView(session: Session): View {
  const measureCoverage = coverageMeter(session);
  const output = discriminatorOf(session);
  const isWaveform = kindOf(session.shape) === 'waveforms';
  const panels: Record<string, Panel> = {
    Samples: sampleSheet(session),
    ...(output && { 'Real vs fake': realVsFake(session, output) }),
    ...(session.reconstructs && { Reconstructions: reconstructions(session) }),
    ...(session.classifies && { Classes: classesPanel(session) }),
    Latents: latentExplorer(session),
  };
  const shown = panelTabs(session, panels);
  return {
    element: h('div', { className: 'stage' }, shown.element),
    // The distance of waveforms depends on their phase: silence is nearer to each than another one.
    charts: [
      ...(isWaveform || session.real.count < FEW ? [] : [coverageChart]),
      distanceChart,
      ...(output ? [slopeChart] : []),
    ],
    async measure(now) {
      await shown.measure(now);
      const slope = output && { slope: await slopeOf(now) };
      return { ...slope, ...(await measureCoverage(now)) };
    },
    draw: (lab) => shown.draw?.(lab),
    summary,
  };
}

/** The mean length of D's gradient at fakes. */
async function slopeOf(session: Session): Promise<number> {
  const fakes = await session.sample({ seeds: firstSeeds(GRADIENT_SAMPLES) });
  const { gradient } = await session.discriminate(fakes, { gradient: true });
  return meanLength(gradient!, gradient!.length / GRADIENT_SAMPLES);
}

/** Measures coverage and spread, but not more often than every few seconds. */
function coverageMeter({ real: all }: Session) {
  const real = firstSamples(all, COVERAGE_SAMPLES);
  const realSpread = spread(real);
  let last = Number.NEGATIVE_INFINITY;
  return async (session: Session): Promise<Record<string, number>> => {
    if (performance.now() - last < COVERAGE_INTERVAL) return {};
    const fakes = await session.sample({ seeds: firstSeeds(COVERAGE_SAMPLES) });
    const size = real.data.length / real.count;
    const covered = await coverage(real.data, fakes.data, size, yieldPeriodically());
    last = performance.now();
    return { coverage: covered, spread: spread(fakes) / realSpread };
  };
}

function summary(lab: Lab): string {
  const accuracy = latest(lab.scalars, 'accuracy/D');
  const rating = accuracy === undefined ? '' : `, discriminator accuracy ${formatNumber(100 * accuracy)} %`;
  return `Sliced Wasserstein distance ${formatNumber(latest(lab.metrics, 'slicedWasserstein'))}${rating}.`;
}
