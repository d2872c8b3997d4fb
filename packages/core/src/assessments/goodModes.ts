import { modesOf } from '../metrics/assign.ts';
import { ofMeans } from './bootstrapped.ts';
import type { Assessment, AssessmentInput } from './types.ts';

/** Of as many good samples as perfect ones would have at a mode, so large a share must be there. */
const SHARE = 0.25;
/** Probability of its class from which a sample is good. */
const SURE = 0.9;

/**
 * Modes that are covered by good samples: at least a quarter of as many as perfect samples would have there. Good is what lies within 3
 * standard deviations of the mode or, where modes are the classes of a judge, what the judge reads with a probability above 0.9. The
 * metric `modes` is the laxer rule of the papers: one sample is enough. Bootstrap over fakes.
 */
export const goodModes: Assessment = {
  help: 'modes, or classes of the judge, that have at least a quarter of their share of good samples',
  better: 'higher',
  reads: 'samples',
  byDefault: true,
  least: 1,
  floor: true,
  needs: ({ modes }, judged) =>
    modes || judged ? undefined : 'data of known modes, or a judge (--judge RUN)',
  measure(input) {
    const { fake, training, random } = input;
    const { modes } = training;
    const columns = modes ? modes.centers.length : fake.probabilities!.length / fake.count;
    const weights = modes?.weights ?? Array.from({ length: columns }, () => 1);
    const whole = weights.reduce((a, b) => a + b, 0);
    const numbers = new Float64Array(fake.count * columns);
    for (const [i, mode] of (modes ? modesOf(fake, modes) : sureClasses(input)).entries())
      if (mode >= 0) numbers[i * columns + mode] = 1;
    const statistic = (means: Float64Array): number =>
      means.filter((mean, k) => mean >= (SHARE * weights[k]) / whole).length;
    return ofMeans(random, { numbers, columns, statistic });
  },
};

/** For each fake the class that the judge is sure of, or -1. */
function sureClasses({ fake: { probabilities, count } }: AssessmentInput): Int32Array {
  const classes = probabilities!.length / count;
  return Int32Array.from({ length: count }, (_, i) =>
    probabilities!.subarray(i * classes, (i + 1) * classes).findIndex((p) => p > SURE),
  );
}
