import type { Random } from '@ganvil/kernels-as';
import type { Samples } from '../training/events.ts';

/** Samples, and what a judge makes of them where there is one. */
export interface JudgedSamples extends Samples {
  /** Outputs of the last hidden layer of the judge, or of the net of the space [count, units], flat. */
  readonly hidden?: Float32Array;
}

/** Numbers of samples that distances are taken of. A pure function of each sample by itself. */
export interface FeatureSpace {
  readonly help: string;
  /** Whether it is made of the outputs of a judge. */
  readonly judge: boolean;
  /** The net whose hidden outputs it is made of, where that is trained first: on the data of the run, without classes. */
  readonly net?: 'selfTrained';
  /** Whether there are such features of samples of this shape. */
  suits(shape: readonly number[]): boolean;
  /** [count, features], flat. `random`: the same for all runs, so that all see the same features. */
  features(samples: JudgedSamples, random: Random): Float32Array;
}
