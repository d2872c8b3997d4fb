import type { KeptState } from './keptRun.ts';
import type { Lab, LabOptions } from './labState.ts';
import type { FormerRecipe, Recipe } from './link.ts';

/** The element around a lab, as the lab's parts see it. */
export interface Host extends HTMLElement, Partial<Pick<LabOptions, 'assets' | 'threads' | 'integrity'>> {
  /** The state of the lab; undefined while the element is in no document. */
  readonly lab: Lab | undefined;
  /** What the run is made from, with the actions so far. */
  readonly recipe: Recipe | undefined;
  /** Shows a sentence in the element's status line until the next action. */
  say(text: string): void;
  /** Opens a run, at its beginning, from a checkpoint or as it was kept, and replays the actions. Resolves when it is paused or training. */
  load(recipe: Recipe | FormerRecipe, checkpoint?: Uint8Array, kept?: KeptState): Promise<void>;
}
