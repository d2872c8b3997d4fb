// The controls of a lesson: start or next, back, stop, and full screen.
import { h } from '../controls/dom.ts';
import { compute, goTo, isReady, type LessonPlayer, stop } from './lessonPlayer.ts';

/** The bar of a lesson; `fullScreen` is undefined where the browser has none. `show` brings it up to date. */
export function lessonBar(player: LessonPlayer, fullScreen: (() => void) | undefined) {
  const button = (text: string, onclick: () => void, className = '') =>
    h('button', { type: 'button', onclick, className }, text);
  const forward = () => void (isReady(player) ? goTo(player, player.at + 1) : compute(player));
  const next = button('Start', forward, 'primary');
  const back = button('Back', () => void goTo(player, player.at - 1));
  const halt = button('Stop', () => stop(player));
  const whole = button('Full screen', () => fullScreen?.());
  const progress = h('progress', { max: player.steps + 1, ariaLabel: 'Progress in the lesson' });
  whole.hidden = fullScreen === undefined;
  const element = h(
    'div',
    { className: 'transport', role: 'toolbar', ariaLabel: 'Lesson' },
    ...[next, back, halt, progress, whole],
  );

  function show(): void {
    const { at, steps, computing } = player;
    const ready = isReady(player);
    next.textContent = forwardText(player);
    next.disabled = computing || (ready && at === steps);
    back.disabled = at === 0;
    halt.disabled = !computing;
    progress.value = at + (ready ? 1 : 0);
  }
  return { element, show };
}

function forwardText(player: LessonPlayer): string {
  if (!isReady(player)) return player.found.length === 0 ? 'Start' : 'Compute';
  return player.at === player.steps - 1 ? 'Task' : 'Next';
}
