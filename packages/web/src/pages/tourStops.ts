// The stops of the tour: what is trained, what is measured, and what must come of it.

import type { GanLab } from '../lab/element.ts';
import { EQUILIBRIUM_VALUE } from '../lab/measures/game.ts';
import { advance, reset } from '../lab/model/actions.ts';
import { formatNumber } from '../lab/model/formatNumber.ts';
import type { Lab } from '../lab/model/labState.ts';
import type { Recipe } from '../lab/model/link.ts';
import { latest } from '../lab/model/series.ts';
import { nudgeFake } from './nudgeFake.ts';

/** What was measured: rows to show, and whether the claim holds. */
export interface Outcome {
  readonly rows: readonly (readonly [what: string, value: string])[];
  readonly holds: boolean;
}

export interface Stop {
  readonly title: string;
  readonly text: string;
  /** What must hold, in words. */
  readonly claim: string;
  run(element: GanLab): Promise<Outcome>;
}

const recipe = (preset: string, actions: Recipe['actions'] = []): Recipe => ({
  preset,
  settings: { seed: '1' },
  actions,
});
const of = (lab: Lab, name: string): number => latest(lab.measured, name) ?? Number.NaN;
const change = (from: number, to: number): string => `${formatNumber(from)} → ${formatNumber(to)}`;

/** The lab with a preset at its beginning. */
async function atStart(element: GanLab, preset: string): Promise<Lab> {
  const { lab } = element;
  if (lab?.recipe.preset === preset && lab.recipe.settings.seed === '1' && lab.session) await reset(lab);
  else await element.load(recipe(preset));
  return checked(element);
}

/** The lab after some acts from the beginning: done again only if they were not the last. */
async function withActions(element: GanLab, preset: string, acts: Recipe['actions']): Promise<Lab> {
  const done = element.lab?.actions.map(({ who, count }) => `${who}${count}`).join();
  const wanted = acts.map(({ who, count }) => `${who}${count}`).join();
  if (element.lab?.recipe.preset !== preset || done !== wanted) await element.load(recipe(preset, acts));
  return checked(element);
}

function checked({ lab }: GanLab): Lab {
  if (!lab || lab.phase === 'failed') throw new Error(lab?.message ?? 'the lab is gone');
  return lab;
}

const RISE = 0.1; // of a critic's value
const trainedD = [{ who: 'D', count: 300 }] as const;

export const stops: readonly Stop[] = [
  {
    title: 'The forger has never seen the goods',
    text: 'G turns noise into numbers, but it starts with random weights. Its hill lies nowhere near that of the data.',
    claim: 'divergence above 0.3 bits',
    async run(element) {
      const js = of(await atStart(element, 'gauss1d'), 'js');
      return { rows: [['Jensen-Shannon divergence', `${formatNumber(js)} bits`]], holds: js > 0.3 };
    },
  },
  {
    title: 'The detective studies alone',
    text: 'Three hundred updates of D while G rests. For a forger who stands still, theory knows the best detective: the dashed line D*.',
    claim: 'D halves its distance to D* and is right on 80 %',
    async run(element) {
      const lab = await atStart(element, 'gauss1d');
      const [gap, right] = [of(lab, 'gap'), of(lab, 'right')];
      await advance(lab, 'D', 300);
      const [nearer, better] = [of(lab, 'gap'), of(lab, 'right')];
      return {
        rows: [['Mean distance of D to D*', change(gap, nearer)], ['D is right', change(right, better)]], // biome-ignore format: a table
        holds: nearer < gap / 2 && better > 0.8,
      };
    },
  },
  {
    title: 'The forger climbs the slope',
    text: 'Now D rests, and G moves its samples to where D finds them real. D’s slope is all that it knows of the data.',
    claim: 'D believes the fakes at least twice as often',
    async run(element) {
      const lab = await withActions(element, 'gauss1d', trainedD);
      const before = of(lab, 'fooled');
      await advance(lab, 'G', 60);
      const now = of(lab, 'fooled');
      return { rows: [['D(G(z)) on average', change(before, now)]], holds: now > 2 * before };
    },
  },
  {
    title: 'A sleeping detective is a poor teacher',
    text: 'Three hundred updates of G against the D that has stopped learning; then, from the beginning, three hundred in turns. D believes the first forger, but the second is nearer to the truth.',
    claim: 'asleep: at least three times the divergence of the turns',
    async run(element) {
      const lab = await withActions(element, 'gauss1d', trainedD);
      await advance(lab, 'G', 300);
      const [alone, believed] = [of(lab, 'js'), of(lab, 'fooled')];
      await atStart(element, 'gauss1d');
      await advance(lab, 'both', 300);
      const turns = of(lab, 'js');
      return {
        rows: [['D(G(z)), D asleep', formatNumber(believed)], ['Divergence, D asleep', `${formatNumber(alone)} bits`], ['Divergence, in turns', `${formatNumber(turns)} bits`]], // biome-ignore format: a table
        holds: believed > 0.9 && alone > 3 * turns,
      };
    },
  },
  {
    title: 'In turns, they teach each other',
    text: 'One update each, a thousand times. The hills meet, and the value of the game comes to −log 4: D can only guess.',
    claim: 'below 0.05 bits, and V within 0.15 of −log 4',
    async run(element) {
      const lab = await atStart(element, 'gauss1d');
      await advance(lab, 'both', 1000);
      const [js, value] = [of(lab, 'js'), of(lab, 'value')];
      return {
        rows: [['Jensen-Shannon divergence', `${formatNumber(js)} bits`], ['V(D, G)', `${formatNumber(value)} (−log 4 = ${formatNumber(EQUILIBRIUM_VALUE)})`]], // biome-ignore format: a table
        holds: js < 0.05 && Math.abs(value - EQUILIBRIUM_VALUE) < 0.15,
      };
    },
  },
  {
    title: 'Does the forger find all eight?',
    text: 'The data are eight small heaps. A forger who finds one of them could stop there; this one is made to go on.',
    claim: 'after 1,500 steps samples in all 8 modes, and a third or more of them within 3 sd of one',
    async run(element) {
      const lab = await atStart(element, 'ring8');
      const before = of(lab, 'js');
      await advance(lab, 'both', 1500);
      const modes = latest(lab.metrics, 'modes') ?? Number.NaN;
      const near = latest(lab.metrics, 'highQuality') ?? Number.NaN;
      return {
        rows: [['Modes found', `${formatNumber(modes, 1)} of 8`], ['Samples near a mode', `${formatNumber(100 * near)} %`], ['Jensen-Shannon divergence', change(before, of(lab, 'js'))]], // biome-ignore format: a table
        holds: modes === 8 && near > 1 / 3,
      };
    },
  },
  {
    title: 'What gives a forgery away',
    text: 'With images: D’s slope with respect to the pixels shows what it looks at. A nudge along it, too small to see, makes D surer. This D is a critic: it gives values, aimed at 1 for real images and at −1 for fake ones.',
    claim: 'the value of D rises by 0.100, no pixel moves by more than 5 % of its range',
    async run(element) {
      const lab = await atStart(element, 'digits');
      await advance(lab, 'both', 60);
      const found = await nudgeFake(lab.session!, RISE);
      return {
        rows: [['D on a forgery', change(found.before, found.after)], ['Largest change of a pixel', `${formatNumber(50 * found.largest)} %`]], // biome-ignore format: a table
        holds: Math.abs(found.after - found.before - RISE) < RISE / 20 && found.largest / 2 < 0.05,
      };
    },
  },
  {
    title: 'Every forgery can be made again',
    text: 'The link of a run holds what was done, not what came of it. Done again, it must come to the same state, to the last bit.',
    claim: 'two runs of one link, one digest',
    async run(element) {
      const acts = [{ who: 'both', count: 60 }, { who: 'D', count: 5 }, { who: 'G', count: 5 }] as const; // biome-ignore format: a log
      await element.load(recipe('ring8', acts));
      const first = checked(element).digest ?? '–';
      await element.load(recipe('ring8', acts));
      const second = checked(element).digest ?? '';
      return {
        rows: [['First', `${first.slice(0, 16)}…`], ['Again', `${second.slice(0, 16)}…`]], // biome-ignore format: a table
        holds: first === second,
      };
    },
  },
];
