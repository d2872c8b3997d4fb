// What is seen of slow motion beside the diagram: buttons, and a sub-step in words.
import { h } from '../controls/dom.ts';
import {
  back,
  forward,
  hasBack,
  isLast,
  nextTurn,
  type Scene,
  type SlowMotion,
  stop,
  updateOf,
} from './slowMotion.ts';
import { subStepWords } from './subStepWords.ts';

/** Milliseconds that a sub-step is shown where they follow by themselves. */
const PACE = 3500;

/** The panel of slow motion; `show` brings it up to date. */
export function slowPanel(motion: SlowMotion, scene: Scene) {
  let timer: ReturnType<typeof setInterval> | undefined;
  const words = subStepWords();
  const halt = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const goOn = () => void forward(motion, scene);
  const by = (act: () => void) => () => {
    halt();
    act();
    scene.changed();
  };
  const play = (): void => {
    if (timer !== undefined) halt();
    else {
      goOn();
      timer = setInterval(goOn, PACE);
    }
    scene.changed();
  };
  const buttons = {
    next: button(by(goOn), 'primary'),
    back: button(by(() => back(motion))),
    play: button(play),
    stop: button(by(() => stop(motion))),
  };
  const bar = { className: 'row', role: 'toolbar', ariaLabel: 'Slow motion' };
  const element = h('div', { className: 'slow' }, h('div', bar, ...Object.values(buttons)), words.element);
  const show = (): void => {
    if (isOver(scene) && isLast(motion)) halt();
    showButtons(buttons, motion, scene, timer !== undefined);
    words.show(motion);
  };
  return { element, show, dispose: halt };
}

const button = (onclick: () => void, className = ''): HTMLButtonElement =>
  h('button', { type: 'button', onclick, className });

const isOver = ({ lab: { phase } }: Scene): boolean => phase === 'ended' || phase === 'failed';

function showButtons(
  buttons: Readonly<Record<'next' | 'back' | 'play' | 'stop', HTMLButtonElement>>,
  motion: SlowMotion,
  scene: Scene,
  playing: boolean,
): void {
  const { session } = scene.lab;
  const shown = updateOf(motion);
  const ends = isOver(scene) && isLast(motion);
  const asks = isLast(motion) && session !== undefined;
  const next = asks ? `Next: update of ${nextTurn(motion, session).player}` : 'Next';
  buttons.next.textContent = shown ? next : 'Slow motion';
  buttons.next.disabled = motion.busy || ends || !session;
  buttons.back.textContent = 'Back';
  buttons.back.disabled = motion.busy || !hasBack(motion);
  buttons.play.textContent = playing ? 'Pause' : 'Play slowly';
  buttons.play.disabled = ends;
  buttons.stop.textContent = 'Stop';
  for (const name of ['back', 'play', 'stop'] as const) buttons[name].hidden = !shown && !motion.busy;
}
