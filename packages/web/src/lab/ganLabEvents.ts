import type { Config, EndReason, Scalars } from '@ganvil/core';
import type { LessonAnswer } from '../session/openLesson.ts';
import type { SessionEvents } from '../session/types.ts';
import type { Phase } from './model/labState.ts';

/** The events of `<gan-lab>` by name. `detail` is plain data. They bubble, out of shadow roots too. */
export interface GanLabEvents {
  /** A run was opened. */
  'gan-ready': CustomEvent<{ readonly config: Config }>;
  /** A training step, or a single update: its losses and other scalars. */
  'gan-step': CustomEvent<{ readonly step: number; readonly scalars: Scalars }>;
  /** A setting of the run took another value after this step. */
  'gan-change': CustomEvent<SessionEvents['change']>;
  /** The phase changed. While training is paused, `digest` is that of the state. */
  'gan-state': CustomEvent<{ readonly phase: Phase; readonly digest?: string }>;
  /** Training is complete, or diverged. */
  'gan-end': CustomEvent<{ readonly reason: EndReason; readonly digest: string }>;
  /** A lesson shows a step, counted from 1, or the task behind the last one. */
  'gan-lesson-shown': CustomEvent<{ readonly lesson: string; readonly step: number }>;
  /** A step of a lesson was computed. */
  'gan-lesson-step': CustomEvent<{
    readonly lesson: string;
    readonly step: number;
    readonly numbers: Readonly<Record<string, number>>;
  }>;
  /** All steps of a lesson were computed. */
  'gan-lesson-end': CustomEvent<{ readonly lesson: string; readonly digest: string }>;
  /** The learner has answered the task of a lesson. */
  'gan-lesson-task': CustomEvent<{ readonly lesson: string } & LessonAnswer>;
  /** A run failed or could not be opened: why, in one line. */
  'gan-error': CustomEvent<{ readonly message: string }>;
}
