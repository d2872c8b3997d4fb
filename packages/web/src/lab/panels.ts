// The inside of the element: which parts there are, and who is told what.

import type { Session } from '../types.ts';
import { coalesce } from './coalesce.ts';
import { dataPicker } from './dataPicker.ts';
import { advance, pause, play, reset, undo } from './deeds.ts';
import { h } from './dom.ts';
import { drawPad } from './drawPad.ts';
import type { GanLab } from './element.ts';
import { type Lab, movesIn } from './lab.ts';
import { lineView } from './lineView.ts';
import type { Recipe } from './link.ts';
import { pictureView } from './pictureView.ts';
import { planeView } from './planeView.ts';
import { settingsForm } from './settingsForm.ts';
import { side } from './side.ts';
import { receive, saveFile, shareLink } from './traffic.ts';
import { transport } from './transport.ts';
import type { View } from './view.ts';

export interface Panels {
  readonly element: HTMLElement;
  /** A run was opened: its view takes the place of the last one's. */
  opened(): void;
  /** Draws everything anew in the next frame. */
  show(): void;
  /** Asks the session for what is shown, and gives what was measured. */
  look(session: Session): Promise<Record<string, number>>;
  dispose(): void;
}

/** Builds the inside of `host` for `lab`. */
export function panels(host: GanLab, lab: Lab): Panels {
  let view: View | undefined;
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
  const bar = transport({
    toggle: () => void (lab.phase === 'playing' || lab.phase === 'replaying' ? pause(lab) : play(lab)),
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
  const below = h('div', { className: 'below' }, picker.element, bar.seed, status);
  const element = h('div', { className: 'lab' }, bar.element, below, stage, settings, pad);

  element.onkeydown = (event) => {
    const typing = (event.composedPath()[0] as HTMLElement).matches(
      'button, input, select, textarea, summary, canvas',
    );
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = { ' ': () => (lab.phase === 'playing' ? pause(lab) : play(lab)), d: () => advance(lab, 'D', 1), g: () => advance(lab, 'G', 1), s: () => advance(lab, 'both', 1), u: () => undo(lab) }[event.key]; // biome-ignore format: a table
    if (!deed) return;
    event.preventDefault();
    void deed();
  };

  function opened(): void {
    const session = lab.session!;
    view = viewOf(session);
    beside?.dispose();
    beside = side(view.charts);
    stage.replaceChildren(view.element, beside.element);
    form?.show(lab.recipe.preset, session.config);
    picker.show(lab.recipe, session.config.data, session.shape);
  }

  const show = coalesce(() => {
    const bare = !host.hasAttribute('controls');
    for (const part of [bar.element, picker.element, bar.seed, settings]) part.classList.toggle('bare', bare);
    bar.show(lab);
    view?.draw(lab);
    beside?.show(lab);
    const state = stateOf(lab);
    if (status.textContent !== state) status.textContent = state;
    element.classList.toggle('failed', lab.phase === 'failed');
    if (view && lab.phase !== 'playing') stage.setAttribute('aria-description', view.summary(lab));
  });
  const observer = new ResizeObserver(() => show());
  observer.observe(stage);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', show);
  const dispose = () => {
    observer.disconnect();
    scheme.removeEventListener('change', show);
    beside?.dispose();
  };
  return {
    element,
    opened,
    show,
    dispose,
    look: async (session: Session) => view?.look(session) ?? {},
  };
}

function viewOf(session: Session): View {
  if (session.shape.length === 3) return pictureView(session);
  return session.shape[0] === 1 ? lineView(session) : planeView(session);
}

/** The state in a few words; said when it changes, not at every step. */
function stateOf(lab: Lab): string {
  if (lab.phase === 'failed' && lab.marks.length > 0) return `${lab.message} Undo leads back.`;
  if (lab.message || lab.notice) return lab.message || lab.notice;
  const words = { opening: 'Getting ready …', paused: '', stepping: 'Training …', playing: 'Training …', replaying: 'Doing again what the link says …' } as const; // biome-ignore format: a table
  if (lab.phase === 'paused') return movesIn(lab) === 0 ? 'Ready.' : pausedAt(lab);
  return words[lab.phase as keyof typeof words] ?? '';
}

function pausedAt({ session }: Lab): string {
  if (!session) return '';
  const { done, config } = session;
  const even = done.D === done.G * config.discriminatorSteps;
  const count = (updates: number) => updates.toLocaleString('en');
  return even
    ? `Paused at step ${count(done.G)}.`
    : `Paused after ${count(done.D)} updates of D and ${count(done.G)} of G.`;
}
