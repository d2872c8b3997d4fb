// The toolbar: train and pause, single updates, speed, undo and reset, links, export and import.
import type { WeightsOfG } from '@ganvil/core';
import { ALL, DEFAULT_PLAYERS } from '../../rpc/players.ts';
import { type Lab, weightsToShow } from '../model/labState.ts';
import { extraSteps } from '../model/openRun.ts';
import type { PictureKind } from '../model/savePicture.ts';
import { h, type IconName, icon } from './dom.ts';
import { fileButton } from './fileButton.ts';

/** What the controls of the toolbar do. */
export interface ToolbarActions {
  /** Trains, pauses, cancels opening, or extends a complete run, as the button says. */
  toggle(): void;
  /** Does `count` updates of a player, or steps (ALL). */
  advance(player: string, count: number): void;
  undo(): void;
  reset(): void;
  share(): void;
  exportRun(): void;
  savePicture(kind: PictureKind): void;
  openFiles(files: File[]): void;
  setSeed(seed: string): void;
  setSpeed(stepsPerSecond: number): void;
  chooseWeights(weights: WeightsOfG): void;
}

const SPEEDS = {
  'Full speed': Number.POSITIVE_INFINITY,
  '60 steps/s': 60,
  '10 steps/s': 10,
  '2 steps/s': 2,
};
const REPEATS = { '× 1': 1, '× 10': 10, '× 100': 100, '× 1,000': 1000 };
const ROLES: Readonly<Record<string, string>> = { D: 'discriminator', G: 'generator' };
/** The figure, which needs no generator, comes first. */
const PICTURES: Record<PictureKind, string> = {
  figure: 'Save figure',
  samples: 'Save samples as a picture',
  film: 'Save a film of the training',
  walk: 'Save a film of a walk through latents',
};
const WEIGHTS: readonly WeightsOfG[] = ['averaged', 'current'];
const WEIGHTS_HELP =
  'Weights of G that samples are made with: averaged, or current, as after a single update.';

/** The toolbar, its controls that stand elsewhere, and `show`, which brings them up to date. */
export function toolbar(actions: ToolbarActions) {
  const train = trainButton(actions.toggle);
  const updates = updateButtons(actions.advance);
  const speed = select('Speed', SPEEDS, () => actions.setSpeed(speed.value()));
  const undo = iconButton('Undo', 'undo', actions.undo);
  const reset = iconButton('Reset', 'reset', actions.reset);
  const share = iconButton('Copy link', 'share', actions.share);
  const save = iconButton('Export run', 'save', actions.exportRun);
  const open = iconButton('Open a run or your own data', 'open', () => {});
  const pictures = Object.entries(PICTURES).map(([kind, text]) =>
    iconButton(text, kind as PictureKind, () => actions.savePicture(kind as PictureKind)),
  );
  const seed = seedField(actions.setSeed);
  const weights = weightsField(actions.chooseWeights);
  const parts = {
    train: train.element,
    updates: updates.element,
    speed: speed.element,
    history: group('History', undo, reset),
    pictures: group('Pictures', ...pictures),
    run: group('Run', share, save, ...fileButton(open, actions.openFiles)),
  };
  const bar = { className: 'transport', role: 'toolbar', ariaLabel: 'Training' };
  const element = h('div', bar, ...Object.values(parts));

  function show(lab: Lab): void {
    const ready = lab.session !== undefined && lab.phase !== 'opening';
    const over = lab.phase === 'ended' || lab.phase === 'failed';
    train.show(lab, ready);
    updates.show(lab.session?.players ?? DEFAULT_PLAYERS, ready && !over);
    weights.show(lab, ready);
    seed.show(lab);
    disable(undo, lab.undoStack.length === 0, train.element);
    disable(reset, !ready || lab.actions.length === 0, train.element);
    save.disabled = share.disabled = !ready;
    for (const [i, button] of pictures.entries())
      button.disabled = !ready || (i > 0 && !lab.session?.generates);
  }
  return { element, parts: { ...parts, seed: seed.element, weights: weights.element }, show };
}

/** Disables a button, or not; whoever has pressed it for the last time goes on at another one. */
function disable(button: HTMLButtonElement, disabled: boolean, next: HTMLElement): void {
  if (disabled && button.matches(':focus')) next.focus();
  button.disabled = disabled;
}

/** The main button, which says what it does. */
function trainButton(onclick: () => void) {
  const element = h('button', { type: 'button', className: 'primary', onclick });

  function show(lab: Lab, ready: boolean): void {
    const [image, word] = stateOf(lab);
    if (element.lastElementChild?.textContent !== word)
      element.replaceChildren(icon(image), h('span', {}, word));
    element.disabled = !lab.opening || (lab.phase !== 'opening' && (!ready || lab.phase === 'failed'));
    element.title =
      lab.phase === 'ended' ? `Train ${extraSteps(lab).toLocaleString('en')} more steps` : 'Key: Space';
  }
  return { element, show };
}

function stateOf({ phase }: Lab): readonly [IconName, string] {
  if (phase === 'opening') return ['stop', 'Cancel'];
  if (phase === 'playing' || phase === 'replaying') return ['pause', 'Pause'];
  return ['play', phase === 'ended' ? 'More steps' : 'Train'];
}

/** A button for each player, one for all of them, and how often they are updated. */
function updateButtons(advance: ToolbarActions['advance']) {
  const repeats = select('Number of updates', REPEATS, () => {});
  const element = group('Single updates');
  let shown = '';

  function show(players: readonly string[], enabled: boolean): void {
    if (players.join() !== shown) {
      const all = button(ALL, players.join(' + '), `One step: ${players.join(' + ')}, in this order`);
      const each =
        players.length > 1 ? players.map((player) => button(player, player, singleUpdate(player))) : [];
      element.replaceChildren(...each, all, repeats.element);
      shown = players.join();
    }
    for (const one of element.querySelectorAll('button')) one.disabled = !enabled;
  }
  function button(player: string, text: string, title: string): HTMLButtonElement {
    const onclick = () => advance(player, repeats.value());
    return h(
      'button',
      { type: 'button', className: `step ${player}`, onclick, title, ariaLabel: title },
      text,
    );
  }
  show(DEFAULT_PLAYERS, false);
  return { element, show };
}

const singleUpdate = (player: string): string =>
  `Train ${player} alone${ROLES[player] ? ` (the ${ROLES[player]})` : ''}`;

function seedField(setSeed: (seed: string) => void) {
  let typing = false; // what was refused does not stay in the field, which keeps the focus
  const field = h('input', {
    className: 'short',
    inputMode: 'numeric',
    autocomplete: 'off',
    ariaLabel: 'Seed',
    oninput: () => {
      typing = true;
    },
    onchange: () => {
      typing = false;
      setSeed(field.value.trim());
    },
  });
  const show = ({ recipe, session }: Lab): void => {
    if (!typing) field.value = recipe.settings.seed ?? String(session?.config.seed ?? 0);
  };
  return { element: h('label', { className: 'row' }, 'Seed', field), show };
}

function weightsField(choose: (weights: WeightsOfG) => void) {
  const options = WEIGHTS.map((text) => h('option', {}, text));
  const list = h('select', { onchange: () => choose(list.value as WeightsOfG) }, ...options);
  const element = h('label', { className: 'row', title: WEIGHTS_HELP }, 'Weights of G', list);
  const show = (lab: Lab, ready: boolean): void => {
    list.value = weightsToShow(lab);
    list.disabled = !ready || lab.session?.config.emaDecay === 0;
    element.hidden = lab.session?.generates === false;
  };
  return { element, show };
}

function iconButton(text: string, name: IconName, onclick: () => void): HTMLButtonElement {
  const label = text.replace(/ (a )?run.*/, ''); // beside the icon, where there is room
  return h('button', { type: 'button', onclick, title: text, ariaLabel: text, name: label }, icon(name));
}

function group(label: string, ...children: HTMLElement[]): HTMLElement {
  return h('div', { className: 'group', role: 'group', ariaLabel: label }, ...children);
}

function select(label: string, table: Record<string, number>, onchange: () => void) {
  const options = Object.keys(table).map((text) => h('option', {}, text));
  const element = h('select', { ariaLabel: label, onchange }, ...options);
  return { element, value: () => table[element.value] };
}
