// The inside of the element: which parts there are, and who is told what.

import type { Samples } from '@ganvil/core';
import type { SampleOptions, Session } from '../session/types.ts';
import { dataPicker } from './controls/dataPicker.ts';
import { h } from './controls/dom.ts';
import { drawPad } from './controls/drawPad.ts';
import { handleKeys } from './controls/keyboard.ts';
import { nextFrame } from './controls/nextFrame.ts';
import { settingsForm } from './controls/settingsForm.ts';
import { sidebar } from './controls/sidebar.ts';
import { toolbar } from './controls/toolbar.ts';
import { discriminatorOutput } from './measures/discriminatorScale.ts';
import { advance, pause, play, reset, showWeights, undo } from './model/actions.ts';
import type { Host } from './model/host.ts';
import { exportRun, importRun, shareLink } from './model/importExport.ts';
import type { Lab } from './model/labState.ts';
import type { Recipe } from './model/link.ts';
import { cancelOpening, extendRun } from './model/openRun.ts';
import { statusText } from './model/statusText.ts';
import { imageView } from './views/imageView.ts';
import { lineView } from './views/lineView.ts';
import { planeView } from './views/planeView.ts';
import type { View } from './views/view.ts';

export interface Layout {
  readonly element: HTMLElement;
  /** A run was opened: its view takes the place of the last one's. */
  opened(): void;
  /** Draws in the next frame what has news. */
  show(): void;
  /** Draws everything anew in the next frame: its colours or sizes may be others. */
  restyle(): void;
  /** Asks the session for what is shown, and gives what was measured. */
  measure(session: Session): Promise<Record<string, number>>;
  /** Samples on the run's fixed latents, where the view shows such. */
  samplePicture(session: Session): Promise<Samples | undefined>;
  dispose(): void;
}

/** Builds the inside of `host` for `lab`. */
export function layout(host: Host, lab: Lab): Layout {
  let view: View | undefined;
  let source: Session | undefined; // the session, with the G that is shown
  let charts: ReturnType<typeof sidebar> | undefined;
  const status = h('p', { className: 'status', role: 'status' });
  const note = (text: string) => host.say(text);
  const begin = (recipe: Partial<Recipe>) =>
    host.load({ ...lab.recipe, imported: undefined, actions: [], ...recipe });
  const pad = drawPad((points) => void begin({ drawn: points }));
  const picker = dataPicker(
    (data) => void begin({ settings: { ...lab.recipe.settings, data }, drawn: undefined }),
    () => pad.start(lab.recipe.drawn),
  );
  const toggle = async (): Promise<void> => {
    if (lab.phase === 'opening') return cancelOpening(lab);
    if (lab.phase === 'playing' || lab.phase === 'replaying') return pause(lab);
    if (lab.phase === 'ended') await extendRun(lab);
    return play(lab);
  };
  const bar = toolbar({
    toggle: () => void toggle(),
    chooseWeights: (weights) => void showWeights(lab, weights),
    advance: (who, count) => void advance(lab, who, count),
    undo: () => void undo(lab),
    reset: () => void reset(lab),
    share: () => void shareLink(host).then(note),
    exportRun: () => void exportRun(lab).then(note),
    importRun: (file) => void importRun(host, file).then(note),
    setSeed: (seed) => void begin({ settings: { ...lab.recipe.settings, seed } }),
    setSpeed: (speed) => Object.assign(lab, { speed }),
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
  const ignoreKeys = handleKeys(host, keys, () => host.getAttribute('keys') === 'page');

  function opened(): void {
    const session = lab.session!;
    source = withShownWeights(session, lab);
    view = viewOf(source);
    charts?.dispose();
    charts = sidebar(view.charts, discriminatorOutput(session.config.loss));
    stage.replaceChildren(view.element, charts.element);
    form?.show(lab.recipe.preset, session.config);
    picker.show(lab.recipe, session.config.data, session.shape);
    restyle();
  }

  let redrawAll = true;
  let drawn = lab.measurement; // the look whose view is drawn
  const show = nextFrame(() => {
    const bare = !host.hasAttribute('controls');
    for (const part of [bar.element, picker.element, bar.seed, bar.shown, settings])
      part.classList.toggle('bare', bare);
    bar.show(lab);
    if (redrawAll || lab.measurement !== drawn) view?.draw(lab);
    charts?.show(lab, redrawAll);
    [redrawAll, drawn] = [false, lab.measurement];
    const state = statusText(lab);
    if (status.textContent !== state) status.textContent = state;
    element.classList.toggle('failed', lab.phase === 'failed');
    if (view && lab.phase !== 'playing') stage.setAttribute('aria-description', view.summary(lab));
  });
  const restyle = () => {
    redrawAll = true;
    show();
  };
  const observer = new ResizeObserver(restyle);
  observer.observe(stage);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', restyle);
  const dispose = () => {
    ignoreKeys();
    observer.disconnect();
    scheme.removeEventListener('change', restyle);
    charts?.dispose();
  };
  return {
    element,
    opened,
    show,
    restyle,
    dispose,
    measure: async () => (source && view?.measure(source)) ?? {},
    samplePicture: async () => source && view?.samplePicture?.(source),
  };
}

/** A session whose samples are those of the G that the lab shows. */
function withShownWeights(session: Session, lab: Lab): Session {
  const sample = (options?: SampleOptions) => session.sample({ weights: lab.weights, ...options });
  return Object.create(session, { sample: { value: sample } }) as Session;
}

function viewOf(session: Session): View {
  if (session.shape.length === 3) return imageView(session);
  return session.shape[0] === 1 ? lineView(session) : planeView(session);
}
