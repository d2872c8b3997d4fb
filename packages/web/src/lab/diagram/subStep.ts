import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import type { Flow } from './flowOf.ts';

/** One sub-step of an update. */
export interface SubStep {
  readonly title: string;
  readonly text: string;
  /** Nodes of the diagram that it is about. */
  readonly nodes: readonly string[];
  /** The player whose gradient it is about. */
  readonly gradientOf?: string;
  /** A formula, without its value. */
  readonly formula?: string;
  readonly numbers: readonly (readonly [name: string, value: string])[];
  /** Whether it shows what is there after the update. */
  readonly after?: true;
}

/** What sub-steps are told of the run. */
export interface Telling {
  readonly flow: Flow;
  readonly output: DiscriminatorOutput | undefined;
  /** What the player minimises, and what settings make of it: sentences. */
  readonly formula: string;
  readonly remarks: readonly string[];
  readonly penalty?: { readonly name: string; readonly formula: string; readonly weight: number };
  readonly latent: string;
}
