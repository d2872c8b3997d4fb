// What a run remembers of its evaluations. It is part of checkpoints and of no digest: it changes no weights.

/** The best evaluation of the metric that `stopOn` names. */
export interface Best {
  readonly metric: string;
  readonly step: number;
  readonly value: number;
}

/** What a run has learned about itself; JSON, and absent where there is nothing to remember. */
export interface Course {
  readonly best?: Best;
  /** Evaluations since the best one. */
  readonly waited?: number;
  /** Step of the newest evaluation that it remembers. */
  readonly evaluated?: number;
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
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const {
    best,
    waited = 0,
    evaluated = 0,
  } = value as { best?: unknown; waited?: unknown; evaluated?: unknown };
  return isCount(waited) && isCount(evaluated) && (best === undefined || isBest(best));
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function isBest(best: unknown): boolean {
  if (typeof best !== 'object' || best === null) return false;
  const { metric, step, value } = best as Partial<Best>;
  return typeof metric === 'string' && isCount(step) && Number.isFinite(value);
}
