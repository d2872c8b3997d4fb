// The inside of an element with the attribute `lesson`.
import { lessonTable } from '../../session/openLesson.ts';
import { h } from '../controls/dom.ts';
import type { Host } from '../model/host.ts';
import style from './lesson.css';
import { lessonPanel } from './lessonPanel.ts';
import { goTo, type LessonChange, lessonPlayer, stop } from './lessonPlayer.ts';

/** A lesson in an element. */
export interface LessonLayout {
  readonly element: HTMLElement;
  /** Shows step `n`, counted from 1, or the task behind the last one, and computes what it needs. */
  goTo(n: number): void;
  dispose(): void;
}

let sheet: CSSStyleSheet | undefined; // shared by all elements

/** Builds the inside of `host` for its lesson. It computes at once if the host has the attribute `autoplay` or `step`. */
export async function lessonLayout(host: Host): Promise<LessonLayout> {
  const name = host.getAttribute('lesson') ?? '';
  const table = await lessonTable();
  if (!Object.hasOwn(table, name)) return refused(name, Object.keys(table));
  const text = table[name];
  const seed = Number(host.getAttribute('seed') ?? 0);
  const share = Number(host.getAttribute('share') ?? 1);
  const { assets, integrity } = host;
  addStyle(host);
  const options = { seed, share, assets, integrity };
  const player = lessonPlayer(name, text.steps.length, options, (change) => {
    panel.show();
    tell(host, name, change);
  });
  const panel = lessonPanel(text, player, {
    openRun: (recipe) => labFor(host, recipe),
    fullScreen: fullScreenOf(host),
  });
  panel.show();
  const show = (n: number) => void goTo(player, n - 1);
  if (host.hasAttribute('step')) show(Number(host.getAttribute('step')));
  else if (host.hasAttribute('autoplay')) show(1);
  const dispose = () => {
    player.onChange = () => {};
    stop(player);
    panel.dispose();
  };
  return { element: panel.element, goTo: show, dispose };
}

function refused(name: string, known: readonly string[]): LessonLayout {
  const message = `lesson: expected one of ${known.join(', ')}, got "${name}".`;
  return {
    element: h('p', { className: 'refused', role: 'alert' }, message),
    goTo: () => {},
    dispose: () => {},
  };
}

function addStyle({ shadowRoot }: Host): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  const { adoptedStyleSheets } = shadowRoot!;
  if (!adoptedStyleSheets.includes(sheet)) shadowRoot!.adoptedStyleSheets = [...adoptedStyleSheets, sheet];
}

/** A lab of its own with a run, which looks like the host. */
function labFor(host: Host, recipe: Parameters<Host['load']>[0]): HTMLElement {
  const lab = document.createElement(host.localName) as Host;
  lab.toggleAttribute('controls', true);
  const theme = host.getAttribute('theme');
  if (theme !== null) lab.setAttribute('theme', theme);
  Object.assign(lab, { assets: host.assets, threads: host.threads, integrity: host.integrity });
  void lab.load(recipe); // opens when it is in the document
  return lab;
}

function fullScreenOf(host: Host): (() => void) | undefined {
  if (!document.fullscreenEnabled) return undefined;
  return () =>
    void (document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen()).catch(() => {});
}

/** Dispatches the events of a lesson. */
function tell(host: Host, lesson: string, change: LessonChange): void {
  if (change.type === 'view') return;
  const { type, ...more } = change;
  const detail = { lesson, ...('answer' in more ? more.answer : more) };
  host.dispatchEvent(new CustomEvent(`gan-lesson-${type}`, { detail, bubbles: true, composed: true }));
}
