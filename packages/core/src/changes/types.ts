import type { Config } from '../config/resolveConfig.ts';
import type { Updates } from '../training/updateCounts.ts';

/** A setting that takes another value in a run, between the updates of a step and those of the next. Plain data. */
export interface Change {
  /** Whole steps that are done with the value before. */
  readonly step: number;
  readonly setting: keyof Config;
  readonly value: string | number | boolean;
}

/** A change that a run has made. */
export interface AppliedChange extends Change {
  /** Updates that each player had done. */
  readonly updates: Updates;
}

/** What a run has done of its changes, and what it is to do. */
export interface Changing {
  /** Whole steps done. */
  readonly step: number;
  readonly changes: readonly AppliedChange[];
  /** All changes of the run in order, those that are made first. */
  readonly planned: readonly Change[];
}
