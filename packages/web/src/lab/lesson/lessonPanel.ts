// A lesson in the element: its steps one at a time, what they find, and its task.
import type { LessonText } from '../../session/lessonText.ts';
import { h } from '../controls/dom.ts';
import { lessonBar } from './lessonBar.ts';
import { check, isReady, type LessonPlayer } from './lessonPlayer.ts';
import { lessonStep, type OpenRun } from './lessonStep.ts';
import { lessonTask } from './lessonTask.ts';

/** What a panel needs from its element. `fullScreen` is undefined where the browser has none. */
export interface LessonActions {
  readonly openRun: OpenRun;
  readonly fullScreen: (() => void) | undefined;
}

/** The panel of a lesson; `show` brings it up to date with the player. */
export function lessonPanel(text: LessonText, player: LessonPlayer, actions: LessonActions) {
  const bar = lessonBar(player, actions.fullScreen);
  const heading = h('h3');
  const status = h('p', { className: 'status', role: 'status' });
  const body = bodyOf(text, player, actions.openRun);
  const element = h(
    'section',
    { className: 'lab lesson', ariaLabel: `Lesson: ${text.title}` },
    h('header', {}, h('h2', {}, text.title), h('p', {}, text.help[0].toUpperCase() + text.help.slice(1))),
    bar.element,
    h('div', { className: 'step-head' }, heading, status),
    body.element,
    h('footer', { className: 'caption' }, 'After: ', ...linked(text.source)),
  );
  function show(): void {
    const { at, steps } = player;
    bar.show();
    body.show();
    heading.textContent = at === steps ? 'Task' : `Step ${at + 1} of ${steps}`;
    const state = stateOf(player);
    if (status.textContent !== state) status.textContent = state;
    status.classList.toggle('refused', player.failure !== '');
  }
  return { element, show, dispose: body.dispose };
}

/** The step or the task that is shown. It is built anew only if it is another one, or has been computed. */
function bodyOf({ steps, task: asked }: LessonText, player: LessonPlayer, openRun: OpenRun) {
  const task = lessonTask(asked, (answer) => void check(player, answer));
  const element = h('div', { className: 'step-body' });
  let shown = '';
  let dispose = () => {};
  function show(): void {
    const { at, found, options, computing } = player;
    task.show(player.answer, !computing && isReady(player));
    const now = `${at} ${found.length > at}`;
    if (now === shown) return;
    shown = now;
    dispose();
    const isTask = at === player.steps;
    const step = isTask ? undefined : lessonStep(steps[at], at + 1, found[at], options, openRun);
    element.replaceChildren(...(step?.parts ?? [task.element]));
    dispose = step?.dispose ?? (() => {});
  }
  return { element, show, dispose: () => dispose() };
}

function stateOf(player: LessonPlayer): string {
  const { at, steps, computing, failure, found, digest } = player;
  if (failure !== '') return failure;
  if (computing && !isReady(player)) return `Computing step ${found.length + 1} of ${steps} …`;
  if (computing) return 'Checking …';
  if (!isReady(player)) return at === steps && found.length > 0 ? 'The steps before come first.' : '';
  return digest === '' ? '' : `All steps are computed. Digest ${digest.slice(0, 16)}…`;
}

/** A text with its addresses as links. */
const linked = (text: string): (Node | string)[] =>
  text
    .split(/(https?:\/\/[^\s;,]+)/)
    .map((part, i) => (i % 2 === 1 ? h('a', { href: part, rel: 'noreferrer' }, part) : part));
