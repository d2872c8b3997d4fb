import type { Run } from '@ganvil/core';
import type { Reply } from '../rpc/protocol.ts';

/** Where the density of a data set has its peaks, if that is known; those of numbers are one. */
export function peaksOf({ modes, moments }: Run['dataset']): Reply<'open'>['peaks'] {
  const peaks = modes ?? (moments && { centers: [[moments.mean]], sd: moments.sd });
  return peaks && (structuredClone(peaks) as Reply<'open'>['peaks']);
}
