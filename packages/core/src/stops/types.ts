/** When D has been trained enough in a step, beside having had `discriminatorSteps` updates. */
export interface Stop {
  readonly help: string;
  /** Updates of D after which it is asked, and again after as many more. */
  readonly every: number;
  /** Updates of D that a step has at least. */
  readonly least: number;
  /** The `discriminatorTarget` where none is given. */
  readonly usual: number;
  /** The scalars of an update of D that it reads, by name; all that a game may not report. */
  readonly reads: readonly string[];
  /** The verdict after the updates of D in the present step, whose scalars these are, in order; absent: never. */
  readonly enough?: (updates: readonly Readonly<Record<string, number>>[], target: number) => boolean;
}
