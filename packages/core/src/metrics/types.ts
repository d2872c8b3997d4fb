import type { Random, Scalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** What a metric looks at: as many real as fake samples, in no order that matters. */
export interface MetricInput {
  /** Real samples with their labels, of the test part where there is one. */
  readonly real: Samples;
  /** Fakes; none where the game makes none. */
  readonly fake: Samples;
  /** What a function of a player, such as `D`, gives for samples: flat, in inference mode. */
  readonly outputs: (name: string, samples: Samples) => Float32Array;
  readonly dataset: Dataset;
  readonly random: Random;
  /** exp, log and the like, the same bits everywhere. */
  readonly scalar: Scalar;
}

/** A number, or several, that say how good samples or players are. A pure function. */
export interface Metric {
  readonly help: string;
  readonly better: 'lower' | 'higher';
  /** The player that it measures; without, it measures samples. */
  readonly player?: string;
  /** Whether it can be measured on such data. */
  suits(dataset: Dataset): boolean;
  measure(input: MetricInput): number | Record<string, number>;
}
