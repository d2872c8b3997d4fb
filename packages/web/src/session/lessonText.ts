import type { ConfigInput } from '@ganvil/core';

/** A step of a lesson, as a learner reads it. */
export interface LessonStepText {
  /** A few sentences. */
  readonly text: string;
  /** In plain characters, one line each. */
  readonly formula?: string;
  /** The run that it looks at: a preset, and the settings that differ from it. */
  readonly config?: { readonly preset: string; readonly changes?: ConfigInput };
}

/** What a lesson says. */
export interface LessonText {
  readonly title: string;
  /** The question that it answers. */
  readonly help: string;
  /** The paper or document, and its section. */
  readonly source: string;
  readonly steps: readonly LessonStepText[];
  /** A question with a number as its answer. `limit`: the most that an answer may differ from what was measured. */
  readonly task: { readonly question: string; readonly hint: string; readonly limit: number };
}
