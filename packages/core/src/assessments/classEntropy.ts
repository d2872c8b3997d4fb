import { argMax } from '../metrics/argMax.ts';
import { bootstrapped } from './bootstrapped.ts';
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
    const statistic = (shares: Float64Array): number =>
      shares.reduce((sum, p) => (p > 0 ? sum - p * scalar.log(p) : sum), 0);
    const shares = new Float64Array(columns);
    for (const [i, value] of numbers.entries()) shares[i % columns] += value / count;
    return {
      value: statistic(shares),
      interval: () => bootstrapped(random, { numbers, columns, statistic }),
    };
  },
};
