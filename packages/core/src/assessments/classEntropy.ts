import { entropyOf } from '../inference/sharesOf.ts';
import { argMax } from '../metrics/argMax.ts';
import { ofMeans } from './bootstrapped.ts';
import type { Assessment } from './types.ts';

/** Entropy, in nats, of the classes that the judge reads samples as: 0 to the logarithm of their number. Bootstrap over samples. */
export const classEntropy: Assessment = {
  help: 'entropy in nats of the classes that the judge reads samples as',
  better: 'higher',
  reads: 'probabilities',
  byDefault: true,
  least: 1,
  floor: true,
  measure({ fake: { probabilities, count }, random, scalar }) {
    const columns = probabilities!.length / count;
    const numbers = new Float64Array(probabilities!.length);
    for (const [i, label] of argMax(probabilities!, columns).entries()) numbers[i * columns + label] = 1;
    const statistic = (shares: Float64Array): number => entropyOf(shares, scalar.log);
    return ofMeans(random, { numbers, columns, statistic });
  },
};
