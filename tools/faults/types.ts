import type { Random } from '../command/openRandom.ts';

/** Where a case takes place. */
export interface Place {
  /** A new folder for the case. */
  readonly folder: string;
  /** What is kept from one sitting to the next. */
  readonly kept: string;
  /** A run that nothing has disturbed. */
  readonly reference: string;
  /** Numbers of the case, the same at every sitting. */
  readonly random: Random;
  /** Number of the case of its kind. */
  readonly index: number;
}

/** What became of a case. */
export interface Verdict {
  /** What was lost, or is wrong; undefined if the run ended as one that nothing has disturbed. */
  readonly problem?: string;
  /** How often something was done to a run. */
  readonly faults: number;
  /** Whether lines of its log or pictures were lost, and it said so: training goes on where they cannot be written, but a checkpoint can. */
  readonly said?: boolean;
}

/** A kind of fault. */
export interface FaultKind {
  /** What is done, and how often, for the table. */
  readonly what: string;
  /** Number of cases of a release; of one that plans them, by what is kept in a folder. */
  cases(folder: string): number | Promise<number>;
  /** Why it cannot be tried here; undefined where it can. */
  lacks(): string | undefined;
  /** Tries one case. */
  run(place: Place): Promise<Verdict>;
}
