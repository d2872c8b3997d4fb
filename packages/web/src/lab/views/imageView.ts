// The view of images: samples of G, D's output on real and fake ones, and the latent space.
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { tabs } from '../controls/tabs.ts';
import { coverage } from '../measures/coverage.ts';
import { meanLength } from '../measures/game.ts';
import { spread } from '../measures/spread.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds } from '../model/sampleSelection.ts';
import { latest } from '../model/series.ts';
import { yieldPeriodically } from '../model/taskQueue.ts';
import { coverageChart, distanceChart, slopeChart } from './charts.ts';
import { latentExplorer } from './latentExplorer.ts';
import { realVsFake } from './realVsFake.ts';
import { sampleSheet } from './sampleSheet.ts';
import { ignoreDisposed, type View } from './view.ts';

const COVERAGE_SAMPLES = 96; // real samples, and as many fakes
const COVERAGE_INTERVAL = 4000; // milliseconds
const GRADIENT_SAMPLES = 16; // fakes at which the gradient of D is measured

/** A view of a run on images. */
export function imageView(session: Session): View {
  const measureCoverage = coverageMeter(session);
  const sheet = sampleSheet();
  const duel = realVsFake(session);
  const panels = { Samples: sheet, 'Real vs fake': duel, Latents: latentExplorer(session) };
  const entries = Object.entries(panels).map(([name, { element }]) => [name, element] as const);
  let current: (typeof panels)[keyof typeof panels] = sheet;
  const choose = (name: string) => {
    current = panels[name as keyof typeof panels];
    void current.measure(session).catch(ignoreDisposed);
  };
  return {
    element: h('div', { className: 'stage' }, tabs('Views', entries, choose)),
    charts: [coverageChart, distanceChart, slopeChart],
    async measure(now) {
      await current.measure(now);
      return { slope: await slopeOf(now), ...(await measureCoverage(now)) };
    },
    samplePicture: (now) => now.sample(),
    draw(lab) {
      if (current === sheet) sheet.draw(lab);
      if (current === duel) duel.draw();
    },
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
  return `Coverage ${formatNumber(latest(lab.measured, 'coverage'))}${rating}.`;
}
