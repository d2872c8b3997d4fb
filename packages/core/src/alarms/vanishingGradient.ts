import { lastHold, seriesOf, shown } from './series.ts';
import type { Alarm } from './types.ts';

/** Fractions of the largest gradient of G so far. */
const RAISE = 0.01;
const CLEAR = 0.05;
/** Accuracy above which D, and not an equilibrium, is the reason. */
const SURE = 0.9;

/**
 * G's gradient has all but vanished while D is sure: the saturation of https://arxiv.org/abs/1406.2661 section 3, proved in https://arxiv.org/abs/1701.04862
 * theorem 2.4. Near an equilibrium gradients are short, too, but D is not right.
 */
export const vanishingGradient: Alarm = {
  help: "G's gradient is less than a hundredth of what it was, twice in a row, while D is right about more than 90 % of the samples",
  raise(history) {
    const series = seriesOf(history, 'gradient/G');
    const most = largest(series);
    const sure = lastHold(seriesOf(history, 'accuracy/D'), 2, (value) => value > SURE);
    if (!sure || series.length < 3 || !lastHold(series, 2, (value) => value < RAISE * most)) return undefined;
    return `the gradient of G is ${shown(series[series.length - 1] / most)} times as long as it was`;
  },
  clears(history) {
    const series = seriesOf(history, 'gradient/G');
    return series[series.length - 1] > CLEAR * largest(series);
  },
  means: 'D rejects all fakes alike, and G has nothing to follow',
  advice:
    '--loss nonSaturating in place of minimax, --loss wasserstein with --penalty wganGp, a lower learningRateD or --penalty r1',
};

const largest = (series: readonly number[]): number => series.reduce((a, b) => Math.max(a, b), 0);
