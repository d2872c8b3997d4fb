import { lastHold, seriesOf, shown } from './series.ts';
import type { Alarm } from './types.ts';

const RAISE = 0.5;
const CLEAR = 0.3;

/** Half of the fakes are nearer to a training sample than real samples are to each other, but for a few. */
export const memorising: Alarm = {
  help: 'more than half of the fakes are copies of training samples: nearer to one than half the distance at which 95 % of the training samples have no other',
  raise(history) {
    const series = seriesOf(history, 'memorised');
    if (!lastHold(series, 2, (value) => value > RAISE)) return undefined;
    return `${shown(100 * series[series.length - 1])} % of the fakes are next to a training sample`;
  },
  clears: (history) => lastHold(seriesOf(history, 'memorised'), 1, (value) => value < CLEAR),
  means: 'G repeats what it was trained on',
  advice: 'more data, --augment, a smaller G or fewer steps (--stop-on)',
};
