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
}

/** Steps of checkpoints that must be kept, beside the newest. */
export interface Keeps {
  /** The step that is the best by the metric `stopOn`. */
  readonly best?: number;
}

/** The checkpoints that a run with this course needs, or whoever uses it. */
export function keepsOf({ best }: Course): Keeps {
  return best ? { best: best.step } : {};
}

/** The course of a run at its beginning. */
export const emptyCourse: Course = {};
