// The buttons: train and pause, single updates, slow motion, back, and what goes in and out.
import type { WeightsOfG } from '@ganvil/core';
import type { Who } from '../model/actionLog.ts';
import { type Lab, weightsToShow } from '../model/labState.ts';
import { extraSteps } from '../model/openRun.ts';
import { h, type IconName, icon } from './dom.ts';

export interface ToolbarActions {
  /** Trains, pauses, gives up what is being opened, or gives a complete run more steps: whatever the button says. */
  toggle(): void;
  advance(who: Who, count: number): void;
  undo(): void;
  reset(): void;
  share(): void;
  exportRun(): void;
  importRun(file: File): void;
  setSeed(seed: string): void;
  setSpeed(stepsPerSecond: number): void;
  chooseWeights(weights: WeightsOfG): void;
}

const SPEEDS = {
  'full speed': Number.POSITIVE_INFINITY,
  '60 a second': 60,
  '10 a second': 10,
  '2 a second': 2,
};
const STEPS: readonly (readonly [Who, string, string])[] = [
  ['D', 'D', 'Train D alone: the detective'],
  ['G', 'G', 'Train G alone: the forger'],
  ['both', 'D + G', 'One step: D, then G'],
];

const WEIGHTS: Record<WeightsOfG, string> = { averaged: 'average', current: 'now' };
const WEIGHTS_HELP =
  'Fakes, curves and verdicts are those of G as it is now, or of the average of G over its last updates, which moves less. Single updates show G now.';

/** The bar of buttons, and what brings them up to date. */
export function toolbar(deeds: ToolbarActions) {
  const button = (text: string, name: IconName, onclick: () => void, bare = false) => {
    const element = h('button', { type: 'button', onclick, title: text }, icon(name));
    if (bare) element.ariaLabel = text;
    else element.append(h('span', {}, text));
    return element;
  };
  const train = button('Train', 'play', deeds.toggle);
  train.classList.add('primary');
  train.title = 'Space';
  const times = select('How many updates', { '× 1': 1, '× 10': 10, '× 100': 100, '× 1,000': 1000 }, () => {});
  const steps = STEPS.map(([who, text, title]) => {
    const onclick = () => deeds.advance(who, times.value());
    return h('button', { type: 'button', className: `step ${who}`, onclick, title, ariaLabel: title }, text);
  });
  const speed = select('Speed', SPEEDS, () => deeds.setSpeed(speed.value()));
  const undo = button('Undo', 'undo', deeds.undo, true);
  const reset = button('Reset', 'reset', deeds.reset, true);
  const seed = h('input', { className: 'short', inputMode: 'numeric', autocomplete: 'off', ariaLabel: 'Seed', onchange: () => deeds.setSeed(seed.value.trim()) }); // biome-ignore format: one field
  const file = h('input', { type: 'file', accept: '.safetensors', hidden: true, onchange: () => {
    if (file.files?.[0]) deeds.importRun(file.files[0]);
    file.value = '';
  } }); // biome-ignore format: one field
  const choices = Object.entries(WEIGHTS).map(([value, text]) => h('option', { value }, text));
  const weights = h(
    'select',
    { onchange: () => deeds.chooseWeights(weights.value as WeightsOfG) },
    ...choices,
  );
  const save = button('Export the run', 'save', deeds.exportRun, true);
  const share = button('Copy link', 'share', deeds.share, true);
  const element = h(
    'div',
    { className: 'transport', role: 'toolbar', ariaLabel: 'Training' },
    train,
    group('Single updates', ...steps, times.element),
    speed.element,
    group('Back', undo, reset),
    group(
      'The run',
      share,
      save,
      button('Import a run', 'open', () => file.click(), true),
      file,
    ),
  );

  function show(lab: Lab): void {
    const moving = lab.phase === 'playing' || lab.phase === 'replaying';
    const ready = lab.session !== undefined && lab.phase !== 'opening';
    const complete = lab.phase === 'ended';
    const over = complete || lab.phase === 'failed';
    const [mark, word] = lab.phase === 'opening' ? (['stop', 'Cancel'] as const) : moving ? (['pause', 'Pause'] as const) : (['play', complete ? 'More steps' : 'Train'] as const); // biome-ignore format: three cases
    if (train.lastElementChild!.textContent !== word) train.replaceChildren(icon(mark), h('span', {}, word));
    train.disabled = !lab.opening || (lab.phase !== 'opening' && (!ready || lab.phase === 'failed'));
    train.title = complete ? `Trains ${extraSteps(lab).toLocaleString('en')} steps more` : 'Space';
    weights.value = weightsToShow(lab);
    weights.disabled = !ready || lab.session?.config.emaDecay === 0;
    for (const step of steps) step.disabled = !ready || over;
    undo.disabled = lab.undoStack.length === 0;
    reset.disabled = !ready || lab.actions.length === 0;
    save.disabled = share.disabled = !ready;
    if (!seed.matches(':focus'))
      seed.value = lab.recipe.settings.seed ?? String(lab.session?.config.seed ?? 0);
  }
  const shown = h('label', { className: 'row', title: WEIGHTS_HELP }, 'G shown', weights);
  return { element, seed: h('label', { className: 'row' }, 'Seed', seed), shown, show };
}

function group(label: string, ...children: HTMLElement[]): HTMLElement {
  return h('div', { className: 'group', role: 'group', ariaLabel: label }, ...children);
}

function select(label: string, table: Record<string, number>, onchange: () => void) {
  const options = Object.keys(table).map((text) => h('option', { value: text }, text));
  const element = h('select', { ariaLabel: label, onchange }, ...options);
  return { element, value: () => table[element.value] };
}
