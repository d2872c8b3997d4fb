import type { Random, Scalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** What a metric looks at: as many real as fake samples, in no order that matters. */
export interface MetricInput {
  /** Real samples with their labels, of the test part where there is one. */
  readonly real: Samples;
  /** Fakes; none where the game makes none. */
  readonly fake: Samples;
  /** What the game gives for samples in inference, flat: that which the metric `asks` for. */
  readonly ask: (samples: Samples) => Float32Array;
  readonly dataset: Dataset;
  readonly random: Random;
  /** exp, log and the like, the same bits everywhere. */
  readonly scalar: Scalar;
}

/** What a metric can ask a game for: logits of classes [N, classes], that samples are real [N, 1], latents, the samples made anew, log likelihoods [N]. */
export type Asked = 'classify' | 'discriminate' | 'encode' | 'reconstruct' | 'logLikelihood';

/** A number, or several, that say how good samples or players are. A pure function. */
export interface Metric {
  readonly help: string;
  readonly better: 'lower' | 'higher';
  /** What the game must have for it; without, it compares the game's samples with real ones. */
  readonly asks?: Asked;
  /** Whether it looks at samples that the game makes; by default where it asks for nothing. */
  readonly ofFakes?: boolean;
  /** Whether it looks at samples of its own alone: others in the place of those given change nothing. */
  readonly ownSamples?: true;
  /** Whether it is a function of means over samples: then an interval may draw a sample twice. Distances are none. */
  readonly ofMeans?: true;
  /** Whether it is for conditional games only. */
  readonly conditional?: true;
  /** Whether it can be measured on such data. */
  suits(dataset: Dataset): boolean;
  measure(input: MetricInput): number | Record<string, number>;
}
