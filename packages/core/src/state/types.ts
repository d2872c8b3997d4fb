import type { AppliedChange } from '../changes/types.ts';
import type { Config } from '../config/resolveConfig.ts';
import type { Units } from '../datasets/units.ts';
import type { Values } from '../nn/values.ts';
import type { Course } from '../training/course.ts';
import type { Updates } from '../training/updateCounts.ts';

/** The state of another run whose weights a run has begun with. */
export interface Start {
  readonly digest: string;
  readonly step: number;
}

/** All that resuming needs. Randomness and data position are functions of the updates done. */
export interface Checkpoint {
  /** Version of the kernels' bits that computed it; 0 in files from before there was one. */
  readonly abi: number;
  /** With the values that the settings have had since the last of `changes`. */
  readonly config: Config;
  /** Whole steps done. */
  readonly step: number;
  /** Updates that each player has done, in the order of the game's players. */
  readonly updates: Updates;
  /** Shape of one sample. */
  readonly sampleShape: readonly number[];
  /** Classes that the networks know of; 0: none. */
  readonly classes: number;
  /** Number of training samples, where weights depend on it. */
  readonly count?: number;
  readonly datasetDigest: string;
  /** Points: their columns and units. No part of the state's digest. */
  readonly units?: Units;
  /** Names of the classes, in order of their numbers. No part of the state's digest. */
  readonly classNames?: readonly string[];
  /** How often the run has gone back; what it drew since follows from it. 0 where absent. */
  readonly rollbacks?: number;
  /** Where its first weights are from; absent: they were drawn. */
  readonly start?: Start;
  /** Settings that took another value in the run, in order; none where absent. */
  readonly changes?: readonly AppliedChange[];
  /** What the run remembers of its evaluations. No part of the state's digest. */
  readonly course?: Course;
  /** `G/fc1/weight`, `Gema/fc1/weight` (the averaged weights), `D.statistics/…`, `G.adam.m/…`, `G.history/…` */
  readonly tensors: Map<string, Values>;
}
