// Lessons as text for a terminal.
import type { Checked, Lesson, LessonStep, Numbers, Task } from '@ganvil/core';
import { row, width, wrap } from './usage.ts';

/** The list of lessons. */
export const listText = (table: Readonly<Record<string, Lesson>>): string =>
  Object.entries(table)
    .map(([name, { help }]) => row(name, help))
    .join('\n');

/** Title, question and source. */
export const headText = ({ title, help, source }: Lesson): string =>
  [title, '', ...wrap(`Question: ${help}`, width()), ...wrap(`After: ${source}`, width())].join('\n');

/** What a step says and has found. */
export function stepText(
  { text, formula }: LessonStep,
  n: number,
  numbers: Numbers,
  files: string[],
): string {
  const found = Object.entries(numbers);
  const widest = Math.max(0, ...found.map(([name]) => name.length));
  return [
    '',
    ...wrap(`${n}. ${text}`, width()),
    ...(formula ?? '').split('\n').flatMap((line) => (line === '' ? [] : [`     ${line}`])),
    ...found.map(([name, value]) => `   ${name.padEnd(widest)}  ${rounded(value)}`),
    ...files.map((file) => `   ${file}`),
  ].join('\n');
}

/** The task, and whether the answer is right: the learner's, or else that of theory. */
export function taskText(
  { question, hint }: Task,
  checked: Checked,
  { given, digest }: { given: boolean; digest: string },
): string {
  const { answer, measured, limit, holds } = checked;
  return [
    '',
    ...wrap(`Task: ${question}`, width()),
    ...wrap(`Hint: ${hint}.`, width()),
    `   ${given ? 'your answer' : 'by theory'} ${rounded(answer)}, measured ${rounded(measured)}, limit ${rounded(limit)}: ${holds ? 'right' : 'wrong'}`,
    `   digest ${digest}`,
  ].join('\n');
}

/** Five digits. */
const rounded = (value: number): string => String(Number(value.toPrecision(5)));
