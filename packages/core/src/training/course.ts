// What a run remembers of its evaluations. It is part of checkpoints and of no digest: it changes no weights.
import type { Diagnosis } from '../alarms/types.ts';

/** The best evaluation of the metric that `stopOn` names. */
export interface Best {
  readonly metric: string;
  readonly step: number;
  readonly value: number;
}

/** Steps since the last diagnosis, and the sums of what they reported. */
export interface Window {
  readonly steps: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** Where a run may go back to if it diverges, and where it last did. */
export interface Retreat {
  /** Steps of the checkpoints that are kept for it, ascending. */
  readonly steps: readonly number[];
  /** The newest of rollbacks in a row (`times` so far), none of which has led to a checkpoint beyond `diverged`; absent once it has one. */
  readonly last?: { readonly diverged: number; readonly to: number; readonly times: number };
}

/** What a run has learned about itself; JSON, and absent where there is nothing to remember. */
export interface Course {
  readonly best?: Best;
  /** Evaluations since the best one. */
  readonly waited?: number;
  /** Step of the newest evaluation that it remembers. */
  readonly evaluated?: number;
  /** The newest diagnoses, oldest first. */
  readonly history?: readonly Diagnosis[];
  /** Alarms that were raised and are not over. */
  readonly raised?: readonly string[];
  readonly window?: Window;
  readonly retreat?: Retreat;
}

/** The course of a run at its beginning. */
export const emptyCourse: Course = {};
