// The stops of the tour: what is trained, what is measured, and the claim that is checked.
import type { GanLab } from '../lab/element.ts';
import { EQUILIBRIUM_VALUE } from '../lab/measures/game.ts';
import { advance } from '../lab/model/actions.ts';
import { formatNumber } from '../lab/model/formatNumber.ts';
import { ALL } from '../rpc/players.ts';
import { nudgeFake } from './nudgeFake.ts';
import { atStart, change, checked, measured, metric, recipe, withActions } from './tourLab.ts';

/** What was measured, and whether the claim holds. */
export interface Outcome {
  readonly rows: readonly (readonly [what: string, value: string])[];
  readonly holds: boolean;
}

/** A stop of the tour. */
export interface Stop {
  readonly title: string;
  readonly text: string;
  /** What must hold, in words. */
  readonly claim: string;
  /** Trains and measures. Rejects if the lab fails. */
  run(element: GanLab): Promise<Outcome>;
}

const RISE = 0.1; // of a critic's value
const trainedD = [{ player: 'D', count: 300 }] as const;
const replayed = [
  { player: ALL, count: 60 },
  { player: 'D', count: 5 },
  { player: 'G', count: 5 },
] as const;

/** All stops, in order. */
export const stops: readonly Stop[] = [
  {
    title: 'An untrained forger',
    text: 'The generator G turns noise into numbers. Its weights are still random, so the density of its samples is far from that of the data.',
    claim: 'The divergence is above 0.3 bits.',
    async run(element) {
      const js = measured(await atStart(element, 'gauss1d'), 'js');
      return { rows: [['Jensen-Shannon divergence', `${formatNumber(js)} bits`]], holds: js > 0.3 };
    },
  },
  {
    title: 'Training the detective alone',
    text: 'We do 300 updates of the discriminator D and none of G. For a fixed G, theory gives the optimal discriminator: the dashed line D*.',
    claim: 'D halves its distance to D*, and its accuracy exceeds 80 %.',
    async run(element) {
      const lab = await atStart(element, 'gauss1d');
      const [gap, accuracy] = [measured(lab, 'gap'), measured(lab, 'accuracy')];
      await advance(lab, 'D', 300);
      const [nearer, better] = [measured(lab, 'gap'), measured(lab, 'accuracy')];
      return {
        rows: [
          ['Mean distance from D to D*', change(gap, nearer)],
          ['Discriminator accuracy', change(accuracy, better)],
        ],
        holds: nearer < gap / 2 && better > 0.8,
      };
    },
  },
  {
    title: 'The forger follows the gradient',
    text: 'Now only G is trained. It moves its samples to where D rates them as real. G learns about the data only through the gradient of D.',
    claim: 'The mean of D(G(z)) at least doubles.',
    async run(element) {
      const lab = await withActions(element, 'gauss1d', trainedD);
      const before = measured(lab, 'fooled');
      await advance(lab, 'G', 60);
      const after = measured(lab, 'fooled');
      return { rows: [['Mean of D(G(z))', change(before, after)]], holds: after > 2 * before };
    },
  },
  {
    title: 'A frozen detective is a poor teacher',
    text: 'First, 300 updates of G against a D that is no longer trained. Then, from the beginning, 300 steps of both. The frozen D is fooled completely, but the second G is closer to the data.',
    claim: 'With D frozen, the divergence is at least three times as high.',
    async run(element) {
      const lab = await withActions(element, 'gauss1d', trainedD);
      await advance(lab, 'G', 300);
      const [frozen, fooled] = [measured(lab, 'js'), measured(lab, 'fooled')];
      await atStart(element, 'gauss1d');
      await advance(lab, ALL, 300);
      const both = measured(lab, 'js');
      return {
        rows: [
          ['Mean of D(G(z)), D frozen', formatNumber(fooled)],
          ['Divergence, D frozen', `${formatNumber(frozen)} bits`],
          ['Divergence, both trained', `${formatNumber(both)} bits`],
        ],
        holds: fooled > 0.9 && frozen > 3 * both,
      };
    },
  },
  {
    title: 'Training both in turn',
    text: 'After 1,000 steps, the two densities match. The value of the game approaches −log 4, its equilibrium: D can only guess.',
    claim: 'The divergence is below 0.05 bits, and V is within 0.15 of −log 4.',
    async run(element) {
      const lab = await atStart(element, 'gauss1d');
      await advance(lab, ALL, 1000);
      const [js, value] = [measured(lab, 'js'), measured(lab, 'value')];
      return {
        rows: [
          ['Jensen-Shannon divergence', `${formatNumber(js)} bits`],
          ['V(D, G)', `${formatNumber(value)} (−log 4 = ${formatNumber(EQUILIBRIUM_VALUE)})`],
        ],
        holds: js < 0.05 && Math.abs(value - EQUILIBRIUM_VALUE) < 0.15,
      };
    },
  },
  {
    title: 'Does the forger find all eight modes?',
    text: 'The data have eight modes on a circle. A generator can collapse to a few of them; this one is trained to cover all.',
    claim:
      'After 1,500 steps there are samples in all 8 modes, and over a third of the samples lie within 3 standard deviations of a mode.',
    async run(element) {
      const lab = await atStart(element, 'ring8');
      const before = measured(lab, 'js');
      await advance(lab, ALL, 1500);
      const [modes, near] = [metric(lab, 'modes'), metric(lab, 'highQuality')];
      return {
        rows: [
          ['Modes found', `${formatNumber(modes, 1)} of 8`],
          ['Samples near a mode', `${formatNumber(100 * near)} %`],
          ['Jensen-Shannon divergence', change(before, measured(lab, 'js'))],
        ],
        holds: modes === 8 && near > 1 / 3,
      };
    },
  },
  {
    title: 'What gives a forgery away',
    text: 'For images, the gradient of D with respect to the pixels shows what D reacts to. A change along it, too small to see, raises the output of D. This D is a critic: it is trained to output 1 for real images and −1 for fake ones.',
    claim: 'The output of D rises by 0.100, and no pixel changes by more than 5 % of its range.',
    async run(element) {
      const lab = await atStart(element, 'digits');
      await advance(lab, ALL, 60);
      const found = await nudgeFake(lab.session!, RISE);
      return {
        rows: [
          ['Output of D for a fake image', change(found.before, found.after)],
          ['Largest change of a pixel', `${formatNumber(50 * found.largest)} %`],
        ],
        holds: Math.abs(found.after - found.before - RISE) < RISE / 20 && found.largest / 2 < 0.05,
      };
    },
  },
  {
    title: 'Every forgery can be reproduced',
    text: 'The link of a run stores the actions, not the results. Replaying it must give a bit-identical state.',
    claim: 'Replaying the link twice gives the same digest.',
    async run(element) {
      await element.load(recipe('ring8', replayed));
      const first = checked(element).digest ?? '–';
      await element.load(recipe('ring8', replayed));
      const second = checked(element).digest ?? '';
      return {
        rows: [
          ['First replay', `${first.slice(0, 16)}…`],
          ['Second replay', `${second.slice(0, 16)}…`],
        ],
        holds: first === second,
      };
    },
  },
];
