// The inside of the element: which parts there are, and who is told what.

import type { Samples } from '@ganvil/core';
import type { SampleOptions, Session } from '../session/types.ts';
import { dataPicker } from './controls/dataPicker.ts';
import { h } from './controls/dom.ts';
import { drawPad } from './controls/drawPad.ts';
import { obeyKeys } from './controls/keyboard.ts';
import { coalesce } from './controls/nextFrame.ts';
import { settingsForm } from './controls/settingsForm.ts';
import { side } from './controls/sidebar.ts';
import { transport } from './controls/toolbar.ts';
import { readingOf } from './measures/discriminatorScale.ts';
import { advance, pause, play, reset, showWeights, undo } from './model/actions.ts';
import type { Host } from './model/host.ts';
import { receive, saveFile, shareLink } from './model/importExport.ts';
import type { Lab } from './model/labState.ts';
import type { Recipe } from './model/link.ts';
import { cancel, extend } from './model/openRun.ts';
import { stateText } from './model/statusText.ts';
import { pictureView } from './views/imageView.ts';
import { lineView } from './views/lineView.ts';
import { planeView } from './views/planeView.ts';
import type { View } from './views/view.ts';

export interface Panels {
  readonly element: HTMLElement;
  /** A run was opened: its view takes the place of the last one's. */
  opened(): void;
  /** Draws in the next frame what has news. */
  show(): void;
  /** Draws everything anew in the next frame: its colours or sizes may be others. */
  restyle(): void;
  /** Asks the session for what is shown, and gives what was measured. */
  look(session: Session): Promise<Record<string, number>>;
  /** Samples on the run's fixed latents, where the view shows such. */
  picture(session: Session): Promise<Samples | undefined>;
  dispose(): void;
}

/** Builds the inside of `host` for `lab`. */
export function panels(host: Host, lab: Lab): Panels {
  let view: View | undefined;
  let source: Session | undefined; // the session, with the G that is shown
  let beside: ReturnType<typeof side> | undefined;
  const status = h('p', { className: 'status', role: 'status' });
  const note = (text: string) => host.say(text);
  const begin = (recipe: Partial<Recipe>) =>
    host.load({ ...lab.recipe, imported: undefined, acts: [], ...recipe });
  const pad = drawPad((points) => void begin({ drawn: points }));
  const picker = dataPicker(
    (data) => void begin({ settings: { ...lab.recipe.settings, data }, drawn: undefined }),
    () => pad.start(lab.recipe.drawn),
  );
  const toggle = async (): Promise<void> => {
    if (lab.phase === 'opening') return cancel(lab);
    if (lab.phase === 'playing' || lab.phase === 'replaying') return pause(lab);
    if (lab.phase === 'ended') await extend(lab);
    return play(lab);
  };
  const bar = transport({
    toggle: () => void toggle(),
    weights: (weights) => void showWeights(lab, weights),
    advance: (who, count) => void advance(lab, who, count),
    undo: () => void undo(lab),
    reset: () => void reset(lab),
    share: () => void shareLink(host).then(note),
    save: () => void saveFile(lab).then(note),
    open: (file) => void receive(host, file).then(note),
    seed: (seed) => void begin({ settings: { ...lab.recipe.settings, seed } }),
    speed: (speed) => Object.assign(lab, { speed }),
  });
  const apply = (changed: Record<string, string>) => {
    const { data } = lab.recipe.settings;
    const asked = begin({ settings: { ...(data !== undefined && { data }), ...changed } });
    void asked.then(() => form?.say(lab.phase === 'failed' ? lab.message : lab.notice));
  };
  const stage = h('div', { className: 'views' });
  let form: ReturnType<typeof settingsForm> | undefined; // made when it is asked for
  const settings = h('details', { className: 'more' }, h('summary', {}, 'Settings'));
  settings.ontoggle = () => {
    if (form) return;
    form = settingsForm(apply);
    form.show(lab.recipe.preset, lab.session?.config ?? {});
    settings.append(form.element);
  };
  const below = h('div', { className: 'below' }, picker.element, bar.seed, bar.shown, status);
  // A click anywhere in the lab gives it the focus, and its keys with it.
  const element = h('div', { className: 'lab', tabIndex: -1 }, bar.element, below, stage, settings, pad);

  const controlled = (deed: () => Promise<void>) => () =>
    host.hasAttribute('controls') ? void deed() : undefined;
  const keys = {
    ' ': controlled(toggle),
    d: controlled(() => advance(lab, 'D', 1)),
    g: controlled(() => advance(lab, 'G', 1)),
    s: controlled(() => advance(lab, 'both', 1)),
    u: controlled(() => undo(lab)),
  };
  const deaf = obeyKeys(host, keys, () => host.getAttribute('keys') === 'page');

  function opened(): void {
    const session = lab.session!;
    source = asShown(session, lab);
    view = viewOf(source);
    beside?.dispose();
    beside = side(view.charts, readingOf(session.config.loss));
    stage.replaceChildren(view.element, beside.element);
    form?.show(lab.recipe.preset, session.config);
    picker.show(lab.recipe, session.config.data, session.shape);
    restyle();
  }

  let anew = true;
  let drawn = lab.looked; // the look whose view is drawn
  const show = coalesce(() => {
    const bare = !host.hasAttribute('controls');
    for (const part of [bar.element, picker.element, bar.seed, bar.shown, settings])
      part.classList.toggle('bare', bare);
    bar.show(lab);
    if (anew || lab.looked !== drawn) view?.draw(lab);
    beside?.show(lab, anew);
    [anew, drawn] = [false, lab.looked];
    const state = stateText(lab);
    if (status.textContent !== state) status.textContent = state;
    element.classList.toggle('failed', lab.phase === 'failed');
    if (view && lab.phase !== 'playing') stage.setAttribute('aria-description', view.summary(lab));
  });
  const restyle = () => {
    anew = true;
    show();
  };
  const observer = new ResizeObserver(restyle);
  observer.observe(stage);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', restyle);
  const dispose = () => {
    deaf();
    observer.disconnect();
    scheme.removeEventListener('change', restyle);
    beside?.dispose();
  };
  return {
    element,
    opened,
    show,
    restyle,
    dispose,
    look: async () => (source && view?.look(source)) ?? {},
    picture: async () => source && view?.picture?.(source),
  };
}

/** A session whose samples are those of the G that the lab shows. */
function asShown(session: Session, lab: Lab): Session {
  const sample = (options?: SampleOptions) => session.sample({ weights: lab.weights, ...options });
  return Object.create(session, { sample: { value: sample } }) as Session;
}

function viewOf(session: Session): View {
  if (session.shape.length === 3) return pictureView(session);
  return session.shape[0] === 1 ? lineView(session) : planeView(session);
}
