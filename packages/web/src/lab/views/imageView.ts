// The view of images: what G draws, how D judges it, and what lies between two latents.
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { tabs } from '../controls/tabs.ts';
import { coverage } from '../measures/coverage.ts';
import { meanLength } from '../measures/game.ts';
import { spread } from '../measures/spread.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { firstSamples, firstSeeds } from '../model/samples.ts';
import { latest } from '../model/series.ts';
import { yieldPeriodically } from '../model/taskQueue.ts';
import { coverageChart, distanceChart, slopeChart } from './charts.ts';
import { latentExplorer } from './latentExplorer.ts';
import { realVsFake } from './realVsFake.ts';
import { sampleSheet } from './sampleSheet.ts';
import type { View } from './view.ts';

const COVERAGE_SAMPLES = 96; // real samples of which it is asked whether a fake is near, and as many fakes
const GRADIENT_SAMPLES = 16; // fakes of which the gradient is looked at
const COVERAGE_INTERVAL = 4000; // milliseconds

export function imageView(session: Session): View {
  const realSpread = spread(firstSamples(session.real, COVERAGE_SAMPLES));
  const sheet = sampleSheet();
  const duel = realVsFake(session);
  const latent = latentExplorer(session);
  const panels = { Samples: sheet, 'Real or fake': duel, Latents: latent };
  let lastCoverage = Number.NEGATIVE_INFINITY; // when coverage was measured last
  const entries = Object.entries(panels).map(([name, { element }]) => [name, element] as const);
  let current: (typeof panels)[keyof typeof panels] = sheet;
  const choose = (name: string) => {
    current = panels[name as keyof typeof panels];
    void current.measure(session).catch(() => {}); // a session that ends meanwhile says so elsewhere
  };

  const measure = async (now: Session): Promise<Record<string, number>> => {
    await current.measure(now);
    const { gradient } = await now.discriminate(await now.sample({ seeds: firstSeeds(GRADIENT_SAMPLES) }), {
      gradient: true,
    });
    const slope = meanLength(gradient!, gradient!.length / GRADIENT_SAMPLES);
    if (performance.now() - lastCoverage < COVERAGE_INTERVAL) return { slope };
    const fakes = await now.sample({ seeds: firstSeeds(COVERAGE_SAMPLES) });
    const real = firstSamples(now.real, COVERAGE_SAMPLES);
    const covered = await coverage(real.data, fakes.data, real.data.length / real.count, yieldPeriodically());
    lastCoverage = performance.now();
    return { slope, coverage: covered, spread: spread(fakes) / realSpread };
  };

  return {
    element: h('div', { className: 'stage' }, tabs('Views', entries, choose)),
    charts: [coverageChart, distanceChart, slopeChart],
    measure,
    samplePicture: (now) => now.sample(),
    draw: (lab: Lab) => {
      if (current === sheet) sheet.draw(lab);
      if (current === duel) duel.draw();
    },
    summary: (lab: Lab) => {
      const right = latest(lab.scalars, 'accuracy/D');
      const judged =
        right === undefined ? '' : `, D is right on ${formatNumber(100 * right)} % of the samples`;
      return `Coverage ${formatNumber(latest(lab.measured, 'coverage'))}${judged}.`;
    },
  };
}
