import type { Config, Scalars, TrainEvent } from '@ganvil/core';
import uplotStyle from 'uplot/dist/uPlot.min.css';
import type { Session } from '../session/types.ts';
import style from './lab.css';
import { type Layout, layout } from './layout.ts';
import { close, pause, play } from './model/actions.ts';
import { type Change, createLab, type Lab, type Phase } from './model/labState.ts';
import { type Recipe, writeLink } from './model/link.ts';
import { openRun } from './model/openRun.ts';

let sheets: CSSStyleSheet[] | undefined;

/** The style sheets that all elements share; made when the first is, since a server has none. */
function sharedSheets(): CSSStyleSheet[] {
  if (!sheets) registerUnit();
  sheets ??= [uplotStyle, style].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}

/** As a length, the unit of the style sheet is computed where it is set: 1em of the element, everywhere inside. */
function registerUnit(): void {
  try {
    CSS.registerProperty({ name: '--ganvil-unit', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Another version of this script did so before.
  }
}

/** On a server there are no elements, but the class can be imported. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What an element tells: its events by name, `detail` is plain data. */
export interface GanLabEvents {
  'gan-ready': CustomEvent<{ readonly config: Config }>;
  'gan-step': CustomEvent<{ readonly step: number; readonly scalars: Scalars }>;
  'gan-state': CustomEvent<{ readonly phase: Phase; readonly digest?: string }>;
  'gan-end': CustomEvent<{ readonly reason: 'finished' | 'stopped' | 'diverged'; readonly digest: string }>;
  'gan-error': CustomEvent<{ readonly message: string }>;
}

/**
 * `<gan-lab preset="ring8" seed="0" autoplay controls background theme="light|dark|auto" keys="page">`: a GAN in training, to
 * watch and to play with. `background`: it trains on while the page is hidden. `keys="page"`: its keys work also while nothing
 * has the focus.
 * Tells with events `gan-ready`, `gan-step`, `gan-state`, `gan-end` and `gan-error`, whose `detail` is plain data.
 */
export class GanLab extends Base {
  static readonly observedAttributes = ['preset', 'seed', 'controls', 'theme'];

  /** The folder with the package's worker and .wasm files, if it is not that of this script. */
  assets?: string | URL;
  /** Threads to train with, where the page is cross-origin isolated. */
  threads?: number;
  /** false: take those files as they are found, where a build step has changed them. */
  integrity?: boolean;
  #lab?: Lab;
  #panels?: Layout;
  #recipe?: Recipe;
  #asked = false; // whether a run was asked for since the attributes changed, or the element came to the document

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = sharedSheets();
  }

  connectedCallback(): void {
    const { assets, threads, integrity } = this;
    const lab = createLab({
      assets,
      threads,
      integrity,
      onChange: (change, events) => this.#changed(change, events),
      measure: (session) => this.#panels!.measure(session),
      samplePicture: (session) => this.#panels!.samplePicture(session),
      background: () => this.hasAttribute('background'),
    });
    this.#lab = lab;
    this.#panels = layout(this, lab);
    this.shadowRoot!.replaceChildren(this.#panels.element);
    this.#settle();
  }

  disconnectedCallback(): void {
    if (this.#lab) close(this.#lab);
    this.#panels?.dispose();
    this.shadowRoot!.replaceChildren();
    this.#lab = this.#panels = undefined;
    this.#asked = false;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'preset' || name === 'seed') {
      this.#recipe = undefined;
      if (this.#lab) this.#settle();
    } else this.#panels?.restyle();
  }

  /**
   * Opens what was asked for last, once for all attributes that change in one go, as frameworks set them. A script that runs
   * right after the element is defined may have another run in mind.
   */
  #settle(): void {
    const lab = this.#lab;
    this.#asked = false;
    queueMicrotask(() => {
      if (lab === this.#lab && !this.#asked) void this.load(this.#recipe ?? this.#written());
    });
  }

  /** The recipe that the attributes give. */
  #written(): Recipe {
    const seed = this.getAttribute('seed');
    return {
      preset: this.getAttribute('preset') ?? 'ring8',
      settings: seed === null ? {} : { seed },
      actions: [],
    };
  }

  /** Shows a sentence where the element tells its state, until something is done. */
  say(text: string): void {
    if (this.#lab) this.#lab.notice = text;
    this.#panels?.show();
  }

  /** Opens another run: from its beginning, or from a checkpoint. Resolves when it is at rest or under way. */
  async load(recipe: Recipe, checkpoint?: Uint8Array): Promise<void> {
    this.#recipe = recipe;
    const lab = this.#lab;
    if (!lab) return;
    this.#asked = true;
    await openRun(lab, recipe, checkpoint);
    if (this.hasAttribute('autoplay') && lab === this.#lab && lab.phase === 'paused') void play(lab);
  }

  /** The run and all that was measured; undefined while the element is in no document. */
  get lab(): Lab | undefined {
    return this.#lab;
  }

  get session(): Session | undefined {
    return this.#lab?.session;
  }

  /** What the run is made from, with what was done; as a link's part behind `#`: see `link`. */
  get recipe(): Recipe | undefined {
    return this.#lab && { ...this.#lab.recipe, actions: this.#lab.actions };
  }

  get link(): string {
    return this.recipe ? writeLink(this.recipe) : '';
  }

  async play(): Promise<void> {
    if (this.#lab) await play(this.#lab);
  }

  async pause(): Promise<void> {
    if (this.#lab) await pause(this.#lab);
  }

  #changed(change: Change, events: readonly TrainEvent[] = []): void {
    const lab = this.#lab;
    if (!lab) return;
    if (change === 'opened') {
      this.#panels?.opened();
      this.#tell('ready', { config: lab.session!.config });
    }
    if (change === 'phase') this.#tell('state', { phase: lab.phase, digest: lab.digest });
    if (change === 'refused') this.#tell('error', { message: lab.notice });
    if (change === 'phase' && lab.phase === 'failed') this.#tell('error', { message: lab.message });
    for (const event of events) {
      if (event.type === 'step') this.#tell('step', { step: event.step, scalars: event.scalars });
      if (event.type === 'end') this.#tell('end', { reason: event.reason, digest: event.digest });
    }
    this.#panels?.show();
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`gan-${name}`, { detail, bubbles: true, composed: true }));
  }
}
