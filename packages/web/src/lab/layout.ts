// The inside of the element: its parts, and what they do.
import type { Samples } from '@ganvil/core';
import type { Session } from '../session/types.ts';
import { contentOf } from './content.ts';
import { dataPicker } from './controls/dataPicker.ts';
import { diagnoses } from './controls/diagnoses.ts';
import { h } from './controls/dom.ts';
import { drawPadOnDemand } from './controls/drawPadOnDemand.ts';
import { dropFiles } from './controls/dropFiles.ts';
import { handleKeys } from './controls/keyboard.ts';
import { keymapOf } from './controls/keymap.ts';
import { nextFrame, WHILE_TRAINING } from './controls/nextFrame.ts';
import { isRestricted, restrict } from './controls/restrict.ts';
import { settingsPanel } from './controls/settingsPanel.ts';
import { toolbar } from './controls/toolbar.ts';
import { diagramOnDemand } from './diagram/diagramOnDemand.ts';
import { type Begin, labActions } from './labActions.ts';
import { filesOnDemand } from './model/filesOnDemand.ts';
import type { Host } from './model/host.ts';
import type { Lab } from './model/labState.ts';
import { statusText } from './model/statusText.ts';

/** The inside of an element. */
export interface Layout {
  readonly element: HTMLElement;
  /** A run was opened: shows its view instead of the previous one. */
  opened(): void;
  /** Settings of the run took other values. */
  changed(): void;
  /** Draws what has changed, in the next frame. */
  show(): void;
  /** Draws everything in the next frame: colours or sizes may have changed. */
  restyle(): void;
  /** Gets what is shown from the session, and gives what was measured. */
  measure(session: Session): Promise<Record<string, number>>;
  /** Samples on the run's fixed latents, if the view shows them. */
  samplePicture(session: Session): Promise<Samples | undefined>;
  dispose(): void;
}

/** Builds the inside of `host` for `lab`. */
export function layout(host: Host, lab: Lab): Layout {
  const begin: Begin = (recipe) =>
    host.load({ ...lab.recipe, imported: undefined, trained: undefined, actions: [], ...recipe });
  const status = h('p', { className: 'status', role: 'status' });
  const stage = h('div', { className: 'views' });
  const controls = controlsOf(host, lab, begin);
  const folded = foldedOf(lab);
  const element = framed(controls, folded, status, stage);
  const ignoreKeys = handleKeys(host, keymapOf(host, lab), () => host.getAttribute('keys') === 'page');
  const content = contentOf(lab, stage);

  function opened(): void {
    for (const part of [content, controls, folded]) part.opened(lab.session!);
    restyle();
  }
  function changed(): void {
    content.changed(lab.session!);
    controls.changed();
    restyle();
  }
  const draw = () => {
    controls.show();
    restrict(host, { ...folded.parts, ...content.parts() });
    content.draw();
    folded.show();
    showStatus(lab, status);
    element.classList.toggle('failed', lab.phase === 'failed');
  };
  const show = nextFrame(draw, () => pauseIn(lab));
  const restyle = () => {
    content.redraw();
    folded.redraw();
    show();
  };
  const ends = [ignoreKeys, takeFiles(host, element), onRestyle(stage, restyle)];
  const dispose = () => [...ends, content.dispose, folded.dispose].forEach((end) => end());
  const measure = (session: Session) => folded.measure(session).then(content.measure);
  return { element, opened, changed, show, restyle, measure, samplePicture: content.samplePicture, dispose };
}

const pauseIn = ({ phase }: Lab): number =>
  phase === 'playing' || phase === 'replaying' ? WHILE_TRAINING : 0;

/** What is folded up below the view, but for settings, and the alarms above it. */
function foldedOf(lab: Lab) {
  const [diagram, diagnosed] = [diagramOnDemand(lab), diagnoses()];
  const all = [diagram, diagnosed];
  return {
    alarms: diagnosed.alarms,
    parts: { diagram: diagram.element, diagnosis: diagnosed.element },
    opened: diagram.opened,
    measure: diagram.measure,
    show: () => all.forEach((part) => part.show(lab)),
    redraw: () => all.forEach((part) => part.redraw()),
    dispose: () => all.forEach((part) => part.dispose()),
  };
}

/** Opens files that are dropped on a lab whose data may be chosen. Gives a function that ends that. */
const takeFiles = (host: Host, element: HTMLElement): (() => void) =>
  dropFiles(
    host,
    element,
    () => host.hasAttribute('controls') && !isRestricted(host, 'data'),
    (dropped) => void filesOnDemand(host, dropped).then((said) => host.say(said)),
  );

/** The parts of a lab from top to bottom. A click anywhere gives it the focus, and with it its keys. */
function framed(
  { bar, picker, pad, settings }: ReturnType<typeof controlsOf>,
  { alarms, parts }: ReturnType<typeof foldedOf>,
  status: HTMLElement,
  stage: HTMLElement,
): HTMLElement {
  const { seed, weights } = bar.parts;
  const row = h('div', { className: 'below' }, picker.element, seed, weights, status);
  const folded = [...Object.values(parts), settings.element, pad.element];
  return h('div', { className: 'lab', tabIndex: -1 }, bar.element, row, alarms, stage, ...folded);
}

/** Changes the text of the status line only where it differs, since screen readers speak it. */
function showStatus(lab: Lab, status: HTMLElement): void {
  const text = statusText(lab);
  if (status.textContent !== text) status.textContent = text;
}

/** The controls of a lab; `show` brings them up to date, `opened` is for another run. */
function controlsOf(host: Host, lab: Lab, begin: Begin) {
  const actions = labActions(host, lab, begin);
  const bar = toolbar(actions);
  const pad = drawPadOnDemand((points) => void begin({ drawn: points }), actions.say);
  const picker = dataPicker({
    choose: (data) => void begin({ settings: { ...lab.recipe.settings, data }, drawn: undefined }),
    draw: () => void pad.start(lab.recipe.drawn),
    openFiles: actions.openFiles,
  });
  const settings = settingsPanel(lab, (given) => begin({ settings: given }));
  const parts = { ...bar.parts, data: picker.element, settings: settings.element };
  const show = () => {
    bar.element.classList.toggle('bare', !host.hasAttribute('controls'));
    restrict(host, parts, !host.hasAttribute('controls'));
    bar.show(lab);
  };
  const opened = ({ config, shape }: Session) => {
    settings.show();
    picker.show(lab.recipe, config.data, shape);
  };
  return { bar, pad, picker, settings, show, opened, changed: () => settings.show(true) };
}

/** Calls `restyle` when the stage changes its size or the system its theme. Gives a function that ends that. */
function onRestyle(stage: HTMLElement, restyle: () => void): () => void {
  const observer = new ResizeObserver(restyle);
  observer.observe(stage);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', restyle);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', restyle);
  };
}
