import type { Lab } from './labState.ts';
import type { Recipe } from './link.ts';

/** The element around a lab, as its parts see it. */
export interface Host extends HTMLElement {
  /** The run and all that was measured; undefined while the element is in no document. */
  readonly lab: Lab | undefined;
  /** What the run is made from, with what was done since. */
  readonly recipe: Recipe | undefined;
  /** Shows a sentence where the element reports its state, until the next action. */
  say(text: string): void;
  /** Opens another run: from its beginning, or from a checkpoint. Resolves when it is paused or training. */
  load(recipe: Recipe, checkpoint?: Uint8Array): Promise<void>;
}
