// The charts of the views, by the measurements that they show.
import type { Chart } from '../../plots/curves.ts';
import { EQUILIBRIUM_VALUE } from '../measures/game.ts';

/** Divergence of the fakes from the data, from 0 to 1 bit. `floor`: what as many real samples score. */
export const jsChart = (floor?: number): Chart => ({
  title: 'Jensen-Shannon divergence (bits)',
  series: 'measured',
  lines: [['js', 'JS', '--g']],
  low: 0,
  ...(floor !== undefined && { level: [floor, 'real samples'] as const }),
});

/** Divergence of G's density from that of the data: large if G misses a part of the data. */
export const klChart: Chart = {
  title: 'KL divergence (bits)',
  series: 'measured',
  lines: [['kl', 'KL', '--g']],
  low: 0,
};

/** The value of the game for D, for the optimal D, and at the equilibrium. */
export const valueChart: Chart = {
  title: 'Value V(D, G)',
  series: 'measured',
  lines: [
    ['value', 'D', '--d'],
    ['optimalValue', 'D*', '--soft'],
  ],
  level: [EQUILIBRIUM_VALUE, '−log 4'],
};

/** The length of D's gradient at the fakes, which G learns from. */
export const slopeChart: Chart = {
  title: 'Gradient of D at fake samples',
  series: 'measured',
  lines: [['slope', 'mean length', '--d']],
  low: 0,
};

/** The number of modes found. */
export const modesChart = (modes: number): Chart => ({
  title: `Modes found (of ${modes})`,
  series: 'metrics',
  lines: [['modes', 'modes', '--g']],
  low: 0,
  high: modes,
  ticks: modes % 2 === 0 ? [0, modes / 2, modes] : [0, modes],
});

/** The fraction of samples within 3 standard deviations of a mode. A mode is found by a single such sample. */
export const qualityChart: Chart = {
  title: 'Fraction of samples near a mode',
  series: 'metrics',
  lines: [['highQuality', 'fraction', '--g']],
  low: 0,
  high: 1,
};

/** The fraction of real samples with a fake near them. */
export const coverageChart: Chart = {
  title: 'Coverage of the data',
  series: 'measured',
  lines: [['coverage', 'coverage', '--g']],
  low: 0,
  high: 1,
};

/** The sliced Wasserstein distance of the fakes from the data. */
export const distanceChart: Chart = {
  title: 'Sliced Wasserstein distance',
  series: 'metrics',
  lines: [['slicedWasserstein', 'distance', '--g']],
  low: 0,
};
