// The curves that views show, each with the numbers that it is for.
import type { Chart } from '../../plots/curves.ts';
import { EQUILIBRIUM_VALUE } from '../measures/game.ts';

/** Divergence of the fakes from the data, from 0 to 1; `floor`: what as many real samples would score. */
export const jsChart = (floor?: number): Chart => ({
  title: 'Jensen-Shannon divergence, bits',
  series: 'measured',
  lines: [['js', 'JS', '--g']],
  low: 0,
  ...(floor !== undefined && { level: [floor, 'real samples'] as const }),
});

/** Divergence of G's density from that of the data: large where G leaves out what the data have. */
export const klChart: Chart = {
  title: 'KL divergence, bits',
  series: 'measured',
  lines: [['kl', 'KL', '--g']],
  low: 0,
};

/** What D makes of the game, what the best D would, and what is left to it where G is perfect. */
export const valueChart: Chart = {
  title: 'Value V(D, G)',
  series: 'measured',
  lines: [
    ['value', 'D', '--d'],
    ['bestValue', 'D*', '--soft'],
  ],
  level: [EQUILIBRIUM_VALUE, '−log 4'],
};

/** How steep D is where the fakes are: what G has to learn from. */
export const slopeChart: Chart = {
  title: 'Gradient of D at the fakes',
  series: 'measured',
  lines: [['slope', 'mean length', '--d']],
  low: 0,
};

export const modesChart = (modes: number): Chart => ({
  title: `Modes found, of ${modes}`,
  series: 'metrics',
  lines: [['modes', 'modes', '--g']],
  low: 0,
  high: modes,
  ticks: modes % 2 === 0 ? [0, modes / 2, modes] : [0, modes],
});

/** How many of the samples lie within 3 standard deviations of a mode: one sample is enough to find it. */
export const qualityChart: Chart = {
  title: 'Samples near a mode, share',
  series: 'metrics',
  lines: [['highQuality', 'share', '--g']],
  low: 0,
  high: 1,
};

/** The share of the data that G reaches. */
export const coverageChart: Chart = {
  title: 'Coverage of the data',
  series: 'measured',
  lines: [['coverage', 'coverage', '--g']],
  low: 0,
  high: 1,
};

export const distanceChart: Chart = {
  title: 'Sliced Wasserstein distance',
  series: 'metrics',
  lines: [['slicedWasserstein', 'distance', '--g']],
  low: 0,
};
