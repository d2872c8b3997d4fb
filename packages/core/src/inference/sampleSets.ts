import type { DensityRatios } from '../assessments/types.ts';
import type { Samples } from '../training/events.ts';

/** Samples to judge, and as many real ones to compare them with. */
export interface SamplePair {
  readonly fake: Samples;
  readonly real: Samples;
}

/** Those of a run, and real ones in the place of fakes where there are enough: what perfect samples would get. */
export interface SampleSets extends SamplePair {
  readonly floor?: SamplePair;
  /** What the D of the run says of density ratios. */
  readonly ratios?: DensityRatios;
}
