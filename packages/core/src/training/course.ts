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

/** Whether a value that was JSON is a course. */
export function isCourse(value: unknown): value is Course {
  if (!isObject(value)) return false;
  const { best, waited = 0, evaluated = 0, history = [], raised = [], window } = value;
  return (
    isCount(waited) &&
    isCount(evaluated) &&
    (best === undefined || isBest(best)) &&
    (window === undefined || (isObject(window) && isCount(window.steps) && isNumbers(window.sums))) &&
    Array.isArray(history) &&
    history.every(isDiagnosis) &&
    Array.isArray(raised) &&
    raised.every((name) => typeof name === 'string')
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isNumbers = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every(Number.isFinite);

const isBest = (best: unknown): boolean =>
  isObject(best) && typeof best.metric === 'string' && isCount(best.step) && Number.isFinite(best.value);

const isDiagnosis = (one: unknown): boolean =>
  isObject(one) &&
  isCount(one.step) &&
  isNumbers(one.values) &&
  [one.shares, one.position].every((list) => list === undefined || (Array.isArray(list) && isNumbers(list)));
