import { lastHold, seriesOf, shown } from './series.ts';
import type { Alarm } from './types.ts';

const IN_A_ROW = 3;
const RAISE = 0.99;
const CLEAR = 0.95;

/** D tells fakes from real samples nearly without error for three diagnoses. Only with losses that have an output at which D is undecided. */
export const dTooStrong: Alarm = {
  help: 'D is right about more than 99 % of the samples, three times in a row',
  raise(history) {
    const series = seriesOf(history, 'accuracy/D');
    if (!lastHold(series, IN_A_ROW, (value) => value > RAISE)) return undefined;
    return `D is right about ${shown(100 * series[series.length - 1])} % of the samples`;
  },
  clears: (history) => lastHold(seriesOf(history, 'accuracy/D'), 1, (value) => value < CLEAR),
  means: 'D is too strong for G to learn from it',
  advice: 'a lower learningRateD, --penalty r1, --instance-noise 0.1, --label-smoothing 0.1 or a narrower D',
};
