/** How a hyperparameter moves from its first value to its last one. */
export interface Schedule {
  readonly help: string;
  /** The share of the way that is done at `progress`, the share of the schedule's steps that is done, both from 0 to 1. */
  at(progress: number): number;
}
