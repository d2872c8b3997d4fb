/** What a run's samples and updates looked like at a step. JSON. */
export interface Diagnosis {
  readonly step: number;
  /**
   * Of samples: `modes` that are reached, `entropy` of the shares and mean `distance` of two fakes, each as a fraction of that of real samples; `duplicates` and
   * `memorised`, shares of the fakes. Means over the steps since the last diagnosis: `accuracy/D`, `logitGap/D`, `gradient/<player>`, `loss/<player>`. A number
   * that is not known is absent.
   */
  readonly values: Readonly<Record<string, number>>;
  /** Lengths of the gradients of every layer at the latest update, as `gradient/<player>/<layer>`. They are told and not remembered. */
  readonly layers?: Readonly<Record<string, number>>;
  /** Shares of the fakes by mode or class, where these are known; they sum to 1. */
  readonly shares?: readonly number[];
  /** The mean of the fakes along fixed directions, from the mean of real samples, in their standard deviations. */
  readonly position?: readonly number[];
}

/** A fault of training that diagnoses show. A pure function of them; the newest is the last. */
export interface Alarm {
  /** What it tells of, in one line. */
  readonly help: string;
  /** What was seen, with the number, where it is to be raised: "the samples reach 3 of 8 modes". */
  raise(history: readonly Diagnosis[]): string | undefined;
  /** Whether it is over, once raised. Stricter than the opposite of `raise`, so that it does not come and go. */
  clears(history: readonly Diagnosis[]): boolean;
  /** What it means: a clause. */
  readonly means: string;
  /** What to try, after "try". */
  readonly advice: string;
}
