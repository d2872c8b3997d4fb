import type { Random, Scalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** Samples with what a judge and a feature space make of them. */
export interface SeenSamples extends Samples {
  /** [count, features], flat. */
  readonly features: Float32Array;
  /** Probabilities of the judge's classes [count, classes], flat; absent without a judge. */
  readonly probabilities?: Float32Array;
}

/** What the D of a run says of log(p_data / p_G), in nats. */
export interface DensityRatios {
  /** Of the real samples. */
  readonly ofReal: ArrayLike<number>;
  /** Samples of the weights of G that D meets, not of their average. */
  readonly fakes: Samples;
  readonly ofFakes: ArrayLike<number>;
}

/** What an assessment looks at. */
export interface AssessmentInput {
  /** Samples that nothing was trained on, where there are some. */
  readonly real: SeenSamples;
  /** The samples that are judged; real ones of the training part where the floor is measured. */
  readonly fake: SeenSamples;
  /** The data that the run was trained on. */
  readonly training: Dataset;
  /** Where D stands for density ratios; where the floor is measured, those of a perfect D. */
  readonly ratios?: DensityRatios;
  /** Of an assessment that `teaches`: the classes that a net which was trained on the fakes gives the real samples. */
  readonly taught?: Int32Array;
  readonly random: Random;
  /** exp, log and the like, the same bits everywhere. */
  readonly scalar: Scalar;
}

/** The lower and the upper end of an interval. */
export type Interval = readonly [low: number, high: number];

/** A number, and how sure it is. */
export interface Assessed {
  readonly value: number;
  /** The 95 % interval of the value over other samples of the same kind; computed when it is asked for. */
  readonly interval?: () => Interval | undefined;
}

/** What an assessment can be asked for: by name, without a judge only those that read none. */
export type Reads = 'probabilities' | 'features' | 'samples';

/**
 * A metric of finished runs: a number of samples beside held-out ones, with an interval, and a floor where real samples take the
 * place of fakes. A pure function. Unlike a `Metric` it may use a judge, features of samples, and the training data.
 */
export interface Assessment {
  readonly help: string;
  readonly better: 'lower' | 'higher';
  readonly reads: Reads;
  /** Whether it is measured where no metric was asked for; those that take long are not. */
  readonly byDefault: boolean;
  /** Samples on each side that it needs at least. */
  readonly least: number;
  /** Whether real training samples in the place of fakes show what perfect samples would get. */
  readonly floor: boolean;
  /** Whether a net must be trained on the fakes before it is measured. */
  readonly teaches?: true;
  /** What data it needs, where these, with a judge or without, are not such: `data with classes`; by default all suit. */
  needs?(dataset: Dataset, judged: boolean): string | undefined;
  /** What it lacks in such an input, if so: `labels of the fakes`. */
  lacks?(input: AssessmentInput): string | undefined;
  /** A number, or several by the names of their parts. */
  measure(input: AssessmentInput): Assessed | Readonly<Record<string, Assessed>>;
}
