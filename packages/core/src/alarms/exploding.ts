import { median, seriesOf, shown } from './series.ts';
import type { Alarm, Diagnosis } from './types.ts';

/** Times the median of earlier diagnoses. */
const RAISE = 30;
const CLEAR = 5;
/** Earlier diagnoses that are needed. */
const LEAST = 3;

/** The gradient of a player has become many times as long as before. */
export const exploding: Alarm = {
  help: 'the gradient of a player is more than 30 times as long as the median of earlier diagnoses',
  raise(history) {
    const [player, growth] = largestGrowth(history);
    return growth > RAISE
      ? `the gradient of ${player} is ${shown(growth)} times as long as usual`
      : undefined;
  },
  clears: (history) => largestGrowth(history)[1] < CLEAR,
  means: 'training is about to diverge',
  advice: 'lower learning rates, --penalty r1, a smaller penaltyWeight, or --rollbacks 2',
};

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
