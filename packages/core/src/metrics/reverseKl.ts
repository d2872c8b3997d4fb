import { countsOf } from './assign.ts';
import type { Metric } from './types.ts';

/**
 * KL of the fakes' distribution over modes from the real one, in nats: sum p log(p / q) over high-quality
 * samples; log(modes) when there is none. https://arxiv.org/abs/1712.04086 section 4.1
 */
export const reverseKl: Metric = {
  help: 'reverse KL divergence over the modes, KL(fake || real), in nats; log of the number of modes where no sample is near one',
  better: 'lower',
  ofMeans: true,
  suits: (dataset) => dataset.modes !== undefined,
  measure({ fake, dataset, scalar }) {
    const counts = countsOf(fake, dataset.modes!);
    const { weights = counts.map(() => 1) } = dataset.modes!;
    const whole = weights.reduce((a, b) => a + b, 0);
    const total = counts.reduce((a, b) => a + b, 0);
    if (total === 0) return scalar.log(counts.length);
    const terms = counts.map((n, k) =>
      n === 0 ? 0 : (n / total) * scalar.log((n / total) * (whole / weights[k])),
    );
    return terms.reduce((a, b) => a + b, 0);
  },
};
