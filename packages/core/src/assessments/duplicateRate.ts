import { meanWithInterval, quantile } from './bootstrapped.ts';
import { MOST_NEIGHBOURS, ownNeighbours } from './ownNeighbours.ts';
import type { Assessment, SeenSamples } from './types.ts';

/** Of real samples so many are as near to their nearest other as what counts as a duplicate. */
const SHARE = 0.01;

/**
 * Share of fakes whose nearest other fake is nearer than that of all but 1 % of as many real samples, or the same: 0.01 for samples as varied as
 * the data. Bootstrap over fakes; the neighbours stay.
 */
export const duplicateRate: Assessment = {
  help: 'share of fakes that have a near twin: nearer than 99 % of real samples have their nearest; 0.01 is usual',
  better: 'lower',
  reads: 'features',
  byDefault: true,
  least: 2,
  floor: true,
  measure({ real, fake, random }) {
    const threshold = twinDistance(real);
    const twins = nearestOther(fake).map((distance) => (distance < threshold || distance === 0 ? 1 : 0));
    return meanWithInterval(random, twins);
  },
};

/** The squared distance below which two samples are twins: 1 % of real samples have one. */
export function twinDistance(real: SeenSamples): number {
  return quantile(
    nearestOther(real).sort((a, b) => a - b),
    SHARE,
  );
}

function nearestOther(samples: SeenSamples): Float64Array {
  const all = ownNeighbours(samples);
  return Float64Array.from({ length: samples.count }, (_, i) => all[i * MOST_NEIGHBOURS]);
}
