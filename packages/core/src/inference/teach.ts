import { sha256 } from '../encode/sha256.ts';
import type { Findings, Lesson, Numbers, Task } from '../lessons/types.ts';
import { openRoom } from './openRoom.ts';

/**
 * Runs the steps of a lesson, one each time it is asked for the next: the learner sets the pace. Frees everything at the end. With a
 * `share` below 1 its runs make that share of their training steps: to look through a lesson, whose task then need not hold.
 */
export async function* teach({ steps }: Lesson, seed: number, share = 1): AsyncGenerator<Findings, void> {
  const { room, close } = await openRoom(seed, share);
  try {
    let numbers: Numbers = {};
    for (const { show } of steps) {
      const found = await show(room, numbers);
      numbers = { ...numbers, ...found.numbers };
      yield found;
      await room.pause();
    }
  } finally {
    close();
  }
}

/** The numbers of all steps of a lesson. */
export const lessonNumbers = (found: readonly Findings[]): Numbers =>
  Object.assign({}, ...found.map(({ numbers }) => numbers));

/** An answer to a task beside what was measured. */
export interface Checked {
  readonly answer: number;
  readonly measured: number;
  readonly limit: number;
  /** Whether the answer is right, within the limit. */
  readonly holds: boolean;
}

/** Checks an answer, by default the one of theory, against the numbers of all steps. */
export function checkTask(task: Task, numbers: Numbers, answer = task.expected(numbers)): Checked {
  const measured = task.measured(numbers);
  const { limit } = task;
  return { answer, measured, limit, holds: Math.abs(answer - measured) <= limit };
}

/** SHA-256 over all that the steps have found: the same for the same seed on every machine. */
export function digestOfLesson(found: readonly Findings[]): string {
  const text = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  return sha256(
    ...found.flatMap(({ numbers, figures = {}, files = {} }) => [
      text([numbers, figures, Object.keys(files)]),
      ...Object.values(files),
    ]),
  );
}
