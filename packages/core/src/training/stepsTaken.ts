import type { LostRank } from '../errors.ts';
import type { Scalars } from './events.ts';
import type { Updates } from './updateCounts.ts';

/** Steps that were taken. */
export interface StepsTaken {
  /** Of each whole step. */
  readonly scalars: Scalars[];
  readonly done: Updates;
  readonly diverged: boolean;
  /** Another rank is lost, after the updates that are done; `begun`: scalars of the players that the present step is over for. */
  readonly lost?: { readonly error: LostRank; readonly begun: Scalars };
}
