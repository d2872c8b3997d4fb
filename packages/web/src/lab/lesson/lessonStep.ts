// A step of a lesson: what a learner reads, and beside it what it has found.
import type { LessonStepText } from '../../session/lessonText.ts';
import type { LessonFindings, LessonOptions } from '../../session/openLesson.ts';
import { h } from '../controls/dom.ts';
import type { Recipe } from '../model/link.ts';
import { lessonFindings } from './lessonFindings.ts';

/** Opens a run in an element below the step. */
export type OpenRun = (recipe: Recipe) => HTMLElement;

/** The parts of step `n`, counted from 1, and what frees them. Without findings it has not been computed. */
export function lessonStep(
  { text, formula, config }: LessonStepText,
  n: number,
  found: LessonFindings | undefined,
  options: LessonOptions,
  openRun: OpenRun,
): { parts: HTMLElement[]; dispose(): void } {
  const said = h('div', { className: 'said' }, h('p', {}, text));
  if (formula) said.append(h('pre', { className: 'formula', tabIndex: 0, ariaLabel: 'Formula' }, formula));
  if (!found) return { parts: [said], dispose: () => {} };
  const { numbers, figures, dispose } = lessonFindings(found, n, options);
  const below = h('div', { className: 'below-step' });
  said.append(numbers);
  const { seed = 0 } = options;
  if (config) said.append(runButton(config, seed, (recipe) => below.append(openRun(recipe))));
  return { parts: [said, figures, below], dispose };
}

function runButton(
  { preset, changes }: NonNullable<LessonStepText['config']>,
  seed: number,
  open: (recipe: Recipe) => void,
): HTMLElement {
  const settings = Object.entries({ seed, ...changes }).map(([key, value]) => [key, String(value)]);
  const button = h('button', { type: 'button' }, 'Train this run yourself');
  button.onclick = () => {
    button.disabled = true;
    open({ preset, settings: Object.fromEntries(settings), actions: [] });
  };
  return button;
}
