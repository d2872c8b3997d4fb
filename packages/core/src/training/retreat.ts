// Which checkpoints a run may go back to. The list is part of its course, so that a run which was killed goes back to the same ones.
import type { Config } from '../config/resolveConfig.ts';
import type { Course } from './course.ts';

const NEWEST = 3; // anchors that are kept beside the first: each is a whole state in memory

/** The course of a run that has made a checkpoint to which it may go back. */
export function afterAnchor(
  course: Course,
  { step, config }: { readonly step: number; readonly config: Pick<Config, 'rollbacks'> },
): Course {
  const { steps: earlier = [], last } = course.retreat ?? {};
  const steps = [...earlier.filter((one) => one < step), step];
  const newest = steps.length - Math.min(config.rollbacks, NEWEST);
  const kept = steps.filter((_, i) => i === 0 || i >= newest);
  const failing = last && step <= last.diverged ? { last } : {};
  return { ...course, retreat: { steps: kept, ...failing } };
}

/** Of checkpoints, those to which a run may go back by its course. */
export function anchorsOf<C extends { readonly step: number }>(
  { retreat }: Course,
  checkpoints: readonly C[],
): C[] {
  const newest = new Map(checkpoints.map((one) => [one.step, one]));
  return (retreat?.steps ?? []).flatMap((step) => newest.get(step) ?? []);
}
