import type { TrainEvent } from '@ganvil/core';
import type { Session } from '../session/types.ts';
import { type Layout, layout } from './layout.ts';
import type { LessonLayout } from './lesson/lessonLayout.ts';
import { close, pause, play } from './model/actions.ts';
import type { Host } from './model/host.ts';
import type { KeptState } from './model/keptRun.ts';
import { type Change, createLab, type Lab } from './model/labState.ts';
import { currentRecipe, type FormerRecipe, type Recipe, writeLink } from './model/link.ts';
import { openRun } from './model/openRun.ts';
import { styleSheets } from './styleSheets.ts';

/** A server has no elements, but can import the class. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * `<gan-lab preset="ring8" seed="0" autoplay controls background theme="light|dark|auto" keys="page">`: a GAN in training, to
 * watch and to control. `controls` shows the buttons; `autoplay` trains at once; `background` trains while the page is hidden;
 * `keys="page"` handles its keys also while nothing has the focus. `hide` and `lock` name controls that it does not show, or shows
 * but does not let change: train, updates, speed, history, pictures, run, data, seed, weights, settings, diagnosis, diagram, charts.
 * `manual` opens no run before `load`. `lesson="NAME"` shows a lesson instead; `step="N"` begins at a step. It dispatches the events of `GanLabEvents`.
 */
export class GanLab extends Base implements Host {
  static readonly observedAttributes = [
    ...['preset', 'seed', 'controls', 'theme', 'hide', 'lock'],
    ...['lesson', 'step'],
  ];

  /** The folder with the package's worker and .wasm files, if it is not that of this script. Set it before connecting the element. */
  assets?: string | URL;
  /** Number of threads, in a cross-origin isolated page. Set it before connecting the element. */
  threads?: number;
  /** false: do not verify the SHA-384 of those files, because a build step has changed them. */
  integrity?: boolean;
  #lab?: Lab;
  #layout?: Layout;
  #lesson?: Promise<LessonLayout | undefined>;
  #recipe?: Recipe;
  #requested = false; // whether `load` was called since the attributes changed or the element was connected

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = styleSheets();
  }

  connectedCallback(): void {
    if (this.hasAttribute('lesson')) this.#teach();
    else this.#openLab();
  }

  #openLab(): void {
    const { assets, threads, integrity } = this;
    const lab = createLab({
      assets,
      threads,
      integrity,
      onChange: (change, events) => this.#onChange(change, events),
      measure: (session) => this.#layout!.measure(session),
      samplePicture: (session) => this.#layout!.samplePicture(session),
      background: () => this.hasAttribute('background'),
    });
    this.#lab = lab;
    this.#layout = layout(this, lab);
    this.shadowRoot!.replaceChildren(this.#layout.element);
    if (!this.hasAttribute('manual')) this.#openSoon();
  }

  /** Shows the lesson of the attribute in place of a lab. What lessons need is loaded with the first one. */
  #teach(): void {
    const opened: Promise<LessonLayout | undefined> = import('./lesson/lessonLayout.ts').then(
      ({ lessonLayout }) => (this.#lesson === opened ? lessonLayout(this) : undefined),
    );
    this.#lesson = opened;
    opened.then(
      (lesson) => {
        if (this.#lesson === opened && lesson) this.shadowRoot!.replaceChildren(lesson.element);
        else lesson?.dispose();
      },
      () => this.shadowRoot!.replaceChildren('The lesson did not load; open it again to retry.'),
    );
  }

  disconnectedCallback(): void {
    void this.#lesson?.then((lesson) => lesson?.dispose());
    this.#lesson = undefined;
    if (this.#lab) close(this.#lab);
    this.#layout?.dispose();
    this.shadowRoot!.replaceChildren();
    this.#lab = this.#layout = undefined;
    this.#requested = false;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'step') return void this.#lesson?.then((lesson) => lesson?.goTo(Number(after)));
    if (name === 'lesson' || (name === 'seed' && this.#lesson)) {
      if (!this.#lab && !this.#lesson) return;
      this.disconnectedCallback();
      this.connectedCallback();
    } else if (name === 'preset' || name === 'seed') {
      this.#recipe = undefined;
      if (this.#lab) this.#openSoon();
    } else this.#layout?.restyle();
  }

  /**
   * Opens the run that was requested last, once for all attributes that a framework changes together. A script that runs right
   * after the element is defined may call `load` first.
   */
  #openSoon(): void {
    const lab = this.#lab;
    this.#requested = false;
    queueMicrotask(() => {
      if (lab === this.#lab && !this.#requested) void this.load(this.#recipe ?? this.#fromAttributes());
    });
  }

  /** The recipe of the attributes. */
  #fromAttributes(): Recipe {
    const seed = this.getAttribute('seed');
    return {
      preset: this.getAttribute('preset') ?? 'ring8',
      settings: seed === null ? {} : { seed },
      actions: [],
    };
  }

  /** Shows a sentence in the status line until the next action. */
  say(text: string): void {
    if (this.#lab) this.#lab.notice = text;
    this.#layout?.show();
  }

  /**
   * Opens a run, at its beginning, from a checkpoint or as it was kept, and replays the recipe's actions. Resolves when it is paused, training or
   * failed; `gan-error` says why it failed.
   */
  async load(given: Recipe | FormerRecipe, checkpoint?: Uint8Array, kept?: KeptState): Promise<void> {
    const recipe = currentRecipe(given);
    this.#recipe = recipe;
    const lab = this.#lab;
    if (!lab) return;
    this.#requested = true;
    await openRun(lab, recipe, checkpoint, kept);
    if (this.hasAttribute('autoplay') && lab === this.#lab && lab.phase === 'paused') void play(lab);
  }

  /** The state of the lab, for reading; undefined while the element is in no document. */
  get lab(): Lab | undefined {
    return this.#lab;
  }

  /** The session of the run; undefined before the first is open. */
  get session(): Session | undefined {
    return this.#lab?.session;
  }

  /** What the run is made from, with the actions so far. */
  get recipe(): Recipe | undefined {
    return this.#lab && { ...this.#lab.recipe, actions: this.#lab.actions };
  }

  /** The recipe as the part of an address behind `#`, with the `#`: it replays to the same digest. */
  get link(): string {
    return this.recipe ? writeLink(this.recipe) : '';
  }

  /** Trains until `pause()` or the end; resolves then. */
  async play(): Promise<void> {
    if (this.#lab) await play(this.#lab);
  }

  /** Resolves when the current action has stopped. */
  async pause(): Promise<void> {
    if (this.#lab) await pause(this.#lab);
  }

  #onChange(change: Change, events: readonly TrainEvent[] = []): void {
    const lab = this.#lab;
    if (!lab) return;
    if (change === 'opened') {
      this.#layout?.opened();
      this.#dispatch('ready', { config: lab.session!.config });
    }
    if (change === 'changed') this.#layout?.changed();
    if (change === 'phase') this.#dispatch('state', { phase: lab.phase, digest: lab.digest });
    if (change === 'refused') this.#dispatch('error', { message: lab.notice });
    if (change === 'phase' && lab.phase === 'failed') this.#dispatch('error', { message: lab.message });
    for (const event of events) {
      if (event.type === 'step') this.#dispatch('step', { step: event.step, scalars: event.scalars });
      if (event.type === 'change') this.#dispatch('change', event);
      if (event.type === 'end') this.#dispatch('end', { reason: event.reason, digest: event.digest });
    }
    this.#layout?.show();
  }

  #dispatch(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`gan-${name}`, { detail, bubbles: true, composed: true }));
  }
}
