import type { Config } from '../config/resolveConfig.ts';
import type { Course } from './course.ts';

/** Steps of checkpoints that must be kept, beside the newest. */
export interface Keeps {
  /** The step that is the best by the metric `stopOn`. */
  readonly best?: number;
  /** Steps that the run may go back to, and the best as of then. */
  readonly others?: readonly number[];
}

/** The part of a checkpoint that says which others are needed. */
interface Kept {
  readonly step: number;
  readonly config: Pick<Config, 'rollbacks' | 'checkpointEvery'>;
  readonly course?: Course;
}

/** The step of the newest checkpoint that a run at `step` may go back to: that of its newest checkpoint of `checkpointEvery`, or the beginning. */
export function anchorStep({ step, config: { checkpointEvery } }: Pick<Kept, 'step' | 'config'>): number {
  return checkpointEvery > 0 ? step - (step % checkpointEvery) : 0;
}

/** The checkpoints that a run which is at this one needs, or whoever uses it; `anchors`: those that it may go back to. */
export function keepsOf(checkpoint: Kept, anchors: readonly Pick<Kept, 'course'>[] = []): Keeps {
  const { course: { best, retreat } = {}, config } = checkpoint;
  const bests = anchors.flatMap(({ course }) => course?.best?.step ?? []);
  const others = [...(retreat?.steps ?? [anchorStep(checkpoint)]), ...bests];
  return { ...(best ? { best: best.step } : {}), ...(config.rollbacks > 0 ? { others } : {}) };
}
