import { h } from '../controls/dom.ts';
import { type SlowMotion, stepOf, updateOf } from './slowMotion.ts';

const BEFORE =
  'One update of a player at a time, in sub-steps: what is drawn, made and judged, the loss, the gradients, and the change of the weights, with the numbers of that very update. The result has the same bits as without slow motion.';

/** A sub-step in words, with its formula and its numbers; `show` brings it up to date. */
export function subStepWords() {
  const [title, text] = [h('b'), h('p')];
  const formula = h('p', { className: 'formula' });
  const numbers = h('dl');
  const element = h('div', { className: 'substep', ariaLive: 'polite' }, title, text, formula, numbers);
  let shown: unknown;
  function show(motion: SlowMotion): void {
    const step = stepOf(motion);
    if (shown === (step ?? BEFORE)) return; // what is spoken is not spoken again
    shown = step ?? BEFORE;
    title.textContent = headingOf(motion);
    text.textContent = step?.text ?? BEFORE;
    formula.textContent = step?.formula ?? '';
    formula.hidden = !step?.formula;
    const rows = step?.numbers ?? [];
    numbers.replaceChildren(
      ...rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    );
  }
  return { element, show };
}

function headingOf(motion: SlowMotion): string {
  const update = updateOf(motion);
  const step = stepOf(motion);
  if (!update || !step) return '';
  const { parts, steps, turn } = update;
  const [time, times] = turn;
  const which = times > 1 ? ` (${time} of ${times} in this step)` : '';
  return `Update ${parts.number} of ${parts.player}${which}, ${motion.at + 1} of ${steps.length}: ${step.title}`;
}
