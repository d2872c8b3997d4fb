import { lastHold, seriesOf, shown } from './series.ts';
import type { Alarm, Diagnosis } from './types.ts';

/** Diagnoses in which samples must be spread at least once; before, the run may be beginning. */
const BEGINNING = 6;
/** Fractions of what real samples have, below which samples are few kinds, or close together. */
const LOW = { entropy: 0.6, distance: 0.35 };
/** Fractions above which they are spread again. */
const HIGH = { entropy: 0.75, distance: 0.5 };

type Spread = keyof typeof LOW;
const SPREADS = Object.keys(LOW) as Spread[];

/**
 * Few kinds of samples are left, or they are all close together: twice in a row below a limit that they had been above, or never above it. Entropy of modes: https://arxiv.org/abs/1712.04086
 * section 4; distances of samples beside those of real ones: https://arxiv.org/abs/1606.03498 section 3.2 gives D the same sign.
 */
export const collapse: Alarm = {
  help: 'G makes few kinds of samples: entropy of modes or classes, or distances between samples, far below those of real samples',
  raise(history) {
    const low = SPREADS.find((name) => isLow(history, name));
    return low && seen(history[history.length - 1], low);
  },
  clears: (history) =>
    SPREADS.every((name) => {
      const series = seriesOf(history, name);
      return series.length === 0 || lastHold(series, 2, (value) => value >= HIGH[name]);
    }),
  means: 'G has collapsed onto part of the data',
  advice:
    '--penalty r1, a lower learningRateG, --batch-features standardDeviation or --pack 2, or the checkpoint before it',
};

function isLow(history: readonly Diagnosis[], name: Spread): boolean {
  const series = seriesOf(history, name);
  const before = series.slice(0, -2);
  const fell = lastHold(series, 2, (value) => value < LOW[name]);
  return fell && (before.some((value) => value >= HIGH[name]) || before.length >= BEGINNING - 2);
}

function seen({ values, shares }: Diagnosis, low: Spread): string {
  if (low === 'distance')
    return `two samples are ${shown(values.distance)} times as far apart as real ones on average`;
  const reached = values.modes === undefined ? '' : `, ${values.modes} of ${shares!.length} reached`;
  return `the entropy of the shares of modes or classes is ${shown(values.entropy)} times that of real samples${reached}`;
}
