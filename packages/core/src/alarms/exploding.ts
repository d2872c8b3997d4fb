import { median, seriesOf, shown } from './series.ts';
import type { Alarm, Diagnosis } from './types.ts';

/** Times the median of earlier diagnoses. */
const RAISE = 30;
const CLEAR = 5;
/** How much further samples reach than at the diagnosis before. */
const LEAP = 1.5;
/** Earlier diagnoses that are needed. */
const LEAST = 3;

/** The gradient of a player has become many times as long as before, or samples lie far outside of the data and move away from them. */
export const exploding: Alarm = {
  help: 'the gradient of a player is more than 30 times as long as the median of earlier diagnoses, or samples are more than 30 times as far apart as real ones, or 30 standard deviations away, and half as much again as at the diagnosis before',
  raise(history) {
    const [player, growth] = largestGrowth(history);
    if (growth > RAISE) return `the gradient of ${player} is ${shown(growth)} times as long as usual`;
    const [before, now] = [reachOf(history.at(-2)), reachOf(history.at(-1))];
    // A run may begin far from its data: then it comes nearer.
    const leapt = (kind: keyof Reach) => now[kind] > RAISE && now[kind] > LEAP * before[kind];
    const { away, apart } = now;
    if (leapt('away')) return `the samples are ${shown(away)} standard deviations away from the data`;
    return leapt('apart') ? `the samples are ${shown(apart)} times as far apart as real ones` : undefined;
  },
  clears(history) {
    const { away, apart } = reachOf(history.at(-1));
    return Math.max(largestGrowth(history)[1], away, apart) < CLEAR;
  },
  means: 'training diverges, or is about to',
  advice: 'lower learning rates, --penalty r1, a smaller penaltyWeight, or --rollbacks 2',
};

/** How far samples reach. */
interface Reach {
  /** Their mean from that of real ones, in standard deviations of these. */
  readonly away: number;
  /** Two of them from each other, as a multiple of two real ones. */
  readonly apart: number;
}

/** Without a diagnosis, further than any. */
function reachOf(diagnosis: Diagnosis | undefined): Reach {
  if (!diagnosis) return { away: Number.POSITIVE_INFINITY, apart: Number.POSITIVE_INFINITY };
  const { position = [], values } = diagnosis;
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
