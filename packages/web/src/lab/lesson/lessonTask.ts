// The task of a lesson: the learner predicts a number, then sees what was measured.

import type { LessonText } from '../../session/lessonText.ts';
import type { LessonAnswer } from '../../session/openLesson.ts';
import { h } from '../controls/dom.ts';
import { rounded } from './lessonFindings.ts';

/** A form for the answer. `check` gets it; `show` says what came of it. */
export function lessonTask({ question, hint, limit }: LessonText['task'], check: (answer: number) => void) {
  const result = h('p', { className: 'verdict', role: 'status' });
  const say = (text: string, mark: string): void => {
    if (result.textContent !== text) result.textContent = text;
    result.className = `verdict ${mark}`;
  };
  const { form, submit } = answerForm((text) => {
    const answer = Number(text.replace(',', '.'));
    if (text !== '' && Number.isFinite(answer)) check(answer);
    else say(`Expected a number, got ${text === '' ? 'nothing' : `"${text}"`}.`, 'wrong');
  });
  const element = h(
    'div',
    { className: 'task' },
    h('p', {}, question),
    h('details', {}, h('summary', {}, 'A hint'), h('p', {}, `${hint}.`)),
    form,
    h('p', { className: 'caption' }, `Right within ${rounded(limit)} of what this browser has measured.`),
    result,
  );
  const show = (answer: LessonAnswer | undefined, ready: boolean): void => {
    submit.disabled = !ready;
    if (answer) say(verdictOf(answer), answer.holds ? 'right' : 'wrong');
  };
  return { element, show };
}

function answerForm(use: (text: string) => void) {
  const field = h('input', {
    ...{ type: 'text', inputMode: 'decimal', autocomplete: 'off' },
    ...{ className: 'short', id: 'answer' },
  });
  const submit = h('button', { type: 'submit', className: 'primary' }, 'Check');
  const label = h('label', { htmlFor: 'answer' }, 'Your answer');
  const form = h('form', { className: 'row', noValidate: true }, label, field, submit);
  form.onsubmit = (event) => {
    event.preventDefault();
    use(field.value.trim());
  };
  return { form, submit };
}

const verdictOf = ({ answer, expected, measured, holds }: LessonAnswer): string =>
  holds
    ? `✓ Right: ${rounded(answer)}. Measured ${rounded(measured)}; theory says ${rounded(expected)}.`
    : `✗ Not within the limit: ${rounded(answer)}. Look at the steps again, or read the hint.`;
