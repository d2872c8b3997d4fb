import { countsOf } from './assign.ts';
import type { Metric } from './types.ts';

/**
 * KL of the fakes' distribution over modes from the real, uniform one, in nats: sum p log(p modes) over high-quality
 * samples; log(modes) when there is none. https://arxiv.org/abs/1712.04086 section 4.1
 */
export const reverseKl: Metric = {
  help: 'reverse KL divergence over the modes, KL(fake || real), in nats',
  better: 'lower',
  suits: (dataset) => dataset.modes !== undefined,
  measure({ fake, dataset, scalar }) {
    const counts = countsOf(fake, dataset.modes!);
    const total = counts.reduce((a, b) => a + b, 0);
    if (total === 0) return scalar.log(counts.length);
    const terms = counts.map((n) => (n === 0 ? 0 : (n / total) * scalar.log((n / total) * counts.length)));
    return terms.reduce((a, b) => a + b, 0);
  },
};
