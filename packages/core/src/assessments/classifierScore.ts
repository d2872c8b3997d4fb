import type { Scalar } from '@ganvil/kernels-as';
import { ofMeans } from './bootstrapped.ts';
import type { Assessment, SeenSamples } from './types.ts';

/**
 * exp of the mean divergence of a sample's class probabilities from their mean: the inception score of Salimans et al. 2016,
 * https://arxiv.org/abs/1606.03498 section 4, with this judge in place of Inception, and of all samples at once, not the mean of ten
 * parts. 1 to the number of classes. Bootstrap over samples.
 */
export const classifierScore: Assessment = {
  help: 'how sure the judge is of samples and how many classes they have: 1 to the number of classes',
  better: 'higher',
  reads: 'probabilities',
  byDefault: true,
  least: 1,
  floor: true,
  measure({ fake, random, scalar }) {
    const { numbers, classes } = rowsOf(fake, scalar);
    const columns = classes + 1;
    const statistic = (means: Float64Array): number => {
      let divergence = means[classes];
      for (let k = 0; k < classes; k++) divergence -= timesLog(means[k], scalar);
      return scalar.exp(divergence);
    };
    return ofMeans(random, { numbers, columns, statistic });
  },
};

/** Of each sample its probabilities and the sum of p log p. */
function rowsOf({ probabilities, count }: SeenSamples, scalar: Scalar) {
  const classes = probabilities!.length / count;
  const logs = scalar.log(probabilities!);
  const numbers = new Float64Array(count * (classes + 1));
  for (let i = 0; i < count; i++) {
    const row = i * (classes + 1);
    for (let k = 0; k < classes; k++) {
      const p = probabilities![i * classes + k];
      numbers[row + k] = p;
      if (p > 0) numbers[row + classes] += p * logs[i * classes + k];
    }
  }
  return { numbers, classes };
}

const timesLog = (p: number, scalar: Scalar): number => (p > 0 ? p * scalar.log(p) : 0);
