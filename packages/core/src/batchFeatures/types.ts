import type { Body } from '../architectures/types.ts';

/** Features that tell D how alike the samples of a batch are, so that it sees a generator that draws too few. */
export interface BatchFeatures {
  readonly help: string;
  /** Features [N, features] to those and some of the batch. In inference a sample is seen beside an average batch. */
  readonly body: (name: string, features: number) => Body;
}
