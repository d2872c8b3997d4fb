import type { Course } from './course.ts';
import type { Scalars } from './events.ts';

/** Scalars of steps whose means a diagnosis states. */
const MEANS = /^(accuracy|gradient|loss)\/|^logits\//;

/** The course after steps whose scalars these are: the next diagnosis states their means. */
export function afterSteps(course: Course, scalars: readonly Scalars[]): Course {
  const sums: Record<string, number> = { ...course.window?.sums };
  for (const one of scalars)
    for (const [name, value] of Object.entries(one))
      if (MEANS.test(name) && Number.isFinite(value)) sums[name] = (sums[name] ?? 0) + value;
  return { ...course, window: { steps: (course.window?.steps ?? 0) + scalars.length, sums } };
}
