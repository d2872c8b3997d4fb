import type { Random, Scalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** What a metric looks at: as many real as fake samples, none of them in any order that matters. */
export interface MetricInput {
  readonly real: Samples;
  readonly fake: Samples;
  readonly dataset: Dataset;
  readonly random: Random;
  /** exp, log and the like, the same bits everywhere. */
  readonly scalar: Scalar;
}

/** A number that says how good samples are. A pure function. */
export interface Metric {
  readonly help: string;
  readonly better: 'lower' | 'higher';
  /** Whether it can be measured on such data. */
  suits(dataset: Dataset): boolean;
  measure(input: MetricInput): number;
}
