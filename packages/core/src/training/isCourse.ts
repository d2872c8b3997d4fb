import type { Course } from './course.ts';

/** Whether a value that was JSON is a course. */
export function isCourse(value: unknown): value is Course {
  if (!isObject(value)) return false;
  const { best, waited = 0, evaluated = 0, history = [], raised = [], window, retreat } = value;
  return (
    isCount(waited) &&
    isCount(evaluated) &&
    (best === undefined || isBest(best)) &&
    (window === undefined || (isObject(window) && isCount(window.steps) && isNumbers(window.sums))) &&
    (retreat === undefined || isRetreat(retreat)) &&
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

const isRetreat = (retreat: unknown): boolean =>
  isObject(retreat) &&
  Array.isArray(retreat.steps) &&
  retreat.steps.every(isCount) &&
  (retreat.last === undefined ||
    (isObject(retreat.last) &&
      ['diverged', 'to', 'times'].every((key) => isCount((retreat.last as Record<string, unknown>)[key]))));

const isDiagnosis = (one: unknown): boolean =>
  isObject(one) &&
  isCount(one.step) &&
  isNumbers(one.values) &&
  [one.shares, one.position].every((list) => list === undefined || (Array.isArray(list) && isNumbers(list)));
