import { median, seriesOf, shown } from './series.ts';
import type { Alarm, Diagnosis } from './types.ts';

/** Times the median of earlier diagnoses. */
const RAISE = 30;
const CLEAR = 5;
/** Earlier diagnoses that are needed. */
const LEAST = 3;

/** The gradient of a player has become many times as long as before, or samples lie far outside of the data. */
export const exploding: Alarm = {
  help: 'the gradient of a player is more than 30 times as long as the median of earlier diagnoses, or samples are more than 30 times as far apart, or 30 standard deviations away',
  raise(history) {
    const [player, growth] = largestGrowth(history);
    if (growth > RAISE) return `the gradient of ${player} is ${shown(growth)} times as long as usual`;
    const { away, apart } = reachOf(history);
    if (away > RAISE) return `the samples are ${shown(away)} standard deviations away from the data`;
    return apart > RAISE ? `the samples are ${shown(apart)} times as far apart as real ones` : undefined;
  },
  clears(history) {
    const { away, apart } = reachOf(history);
    return Math.max(largestGrowth(history)[1], away, apart) < CLEAR;
  },
  means: 'training diverges, or is about to',
  advice: 'lower learning rates, --penalty r1, a smaller penaltyWeight, or --rollbacks 2',
};

/** How far the mean of the samples is from that of real ones, in their standard deviations, and how much further apart samples are. */
function reachOf(history: readonly Diagnosis[]): { away: number; apart: number } {
  const { position = [], values } = history[history.length - 1];
  return { away: Math.max(0, ...position.map(Math.abs)), apart: values.distance ?? 0 };
}

/** The player whose gradient has grown most, and how much. */
function largestGrowth(history: readonly Diagnosis[]): [player: string, growth: number] {
  const names = Object.keys(history[history.length - 1].values).filter((name) =>
    name.startsWith('gradient/'),
  );
  return names
    .map((name): [string, number] => {
      const series = seriesOf(history, name);
      const before = series.slice(0, -1);
      const usual = before.length < LEAST ? Number.POSITIVE_INFINITY : median(before);
      return [name.slice('gradient/'.length), usual > 0 ? series[series.length - 1] / usual : 0];
    })
    .reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
}
