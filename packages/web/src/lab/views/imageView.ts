// The view of images: what G draws, how D judges it, and what lies between two latents.
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { tabs } from '../controls/tabs.ts';
import { coverage } from '../measures/coverage.ts';
import { meanLength } from '../measures/game.ts';
import { spread } from '../measures/spread.ts';
import { write } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { first, seeds } from '../model/samples.ts';
import { latest } from '../model/series.ts';
import { breather } from '../model/taskQueue.ts';
import { coverageChart, distanceChart, slopeChart } from './charts.ts';
import { latentPanel } from './latentExplorer.ts';
import { duelPanel } from './realVsFake.ts';
import { sheetPanel } from './sampleSheet.ts';
import type { View } from './view.ts';

const COVERED = 96; // real samples of which it is asked whether a fake is near, and as many fakes
const PUSHED = 16; // fakes of which the gradient is looked at
const COVER_EVERY = 4000; // milliseconds

export function pictureView(session: Session): View {
  const scatter = spread(first(session.real, COVERED));
  const sheet = sheetPanel();
  const duel = duelPanel(session);
  const latent = latentPanel(session);
  const panels = { Samples: sheet, 'Real or fake': duel, Latents: latent };
  let asked = Number.NEGATIVE_INFINITY; // when coverage was measured last
  const entries = Object.entries(panels).map(([name, { element }]) => [name, element] as const);
  let current: (typeof panels)[keyof typeof panels] = sheet;
  const choose = (name: string) => {
    current = panels[name as keyof typeof panels];
    void current.look(session).catch(() => {}); // a session that ends meanwhile says so elsewhere
  };

  const look = async (now: Session): Promise<Record<string, number>> => {
    await current.look(now);
    const { gradient } = await now.discriminate(await now.sample({ seeds: seeds(PUSHED) }), {
      gradient: true,
    });
    const slope = meanLength(gradient!, gradient!.length / PUSHED);
    if (performance.now() - asked < COVER_EVERY) return { slope };
    const fakes = await now.sample({ seeds: seeds(COVERED) });
    const real = first(now.real, COVERED);
    const covered = await coverage(real.data, fakes.data, real.data.length / real.count, breather());
    asked = performance.now();
    return { slope, coverage: covered, spread: spread(fakes) / scatter };
  };

  return {
    element: h('div', { className: 'stage' }, tabs('Views', entries, choose)),
    charts: [coverageChart, distanceChart, slopeChart],
    look,
    picture: (now) => now.sample(),
    draw: (lab: Lab) => {
      if (current === sheet) sheet.draw(lab);
      if (current === duel) duel.draw();
    },
    summary: (lab: Lab) => {
      const right = latest(lab.scalars, 'accuracy/D');
      const judged = right === undefined ? '' : `, D is right on ${write(100 * right)} % of the samples`;
      return `Coverage ${write(latest(lab.measured, 'coverage'))}${judged}.`;
    },
  };
}
