import type { Checkpoint, Dataset } from '@ganvil/core';

/** A published number, and the metric that measures it here. */
export interface Published {
  /** The row of the comparison that it belongs to, and its set, where there are several. */
  readonly method: string;
  readonly set?: string;
  readonly metric: string;
  /** What it is, in a few words, such as `modes of 8`. */
  readonly name: string;
  readonly value: number;
  /** As the paper gives it: a standard error, or a deviation; the entry says which. */
  readonly error?: number;
  /** Table, figure or section. */
  readonly source: string;
}

/** One size of an entry: what is trained, and how that differs from the paper. */
export interface ReproSize {
  /** A comparison, as a file of `ganvil compare` has it. `data` is added to its settings where the entry asks for some. */
  readonly comparison: Readonly<Record<string, unknown>>;
  /** Each a line. */
  readonly differences: readonly string[];
  /** About how long it takes on two cores, in words. */
  readonly time: string;
}

/** What measures may look at. */
export interface Measured {
  readonly checkpoint: Checkpoint;
  readonly dataset: Dataset;
  /** The classifier of the entry, if it has one. */
  readonly judge?: Checkpoint;
}

/** Data that an entry asks for. */
export interface ReproData {
  /** In a few words. */
  readonly what: string;
  /** How these differ from them, if at all. Throws a data Failure for others. */
  differenceOf(dataset: Dataset): string | undefined;
}

/** A published experiment that `ganvil repro` makes again. */
export interface Repro {
  /** One line for the list. */
  readonly help: string;
  /** Authors and year, and where it can be read. */
  readonly paper: string;
  readonly url: string;
  /** What `--data` must be; absent where the data are built in. */
  readonly data?: ReproData;
  readonly published: readonly Published[];
  /** What a published error is, such as `standard error of 10 runs`. */
  readonly errors: string;
  readonly quick: ReproSize;
  readonly paperSize: ReproSize;
  /** A comparison of one run: the classifier that judges samples. */
  readonly judge?: Readonly<Record<string, unknown>>;
  /** Numbers of a finished run beyond its metrics. */
  readonly measure?: (measured: Measured) => Promise<Readonly<Record<string, number>>>;
}
