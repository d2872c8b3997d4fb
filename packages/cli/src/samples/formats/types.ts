import type { SampleKind, Samples, Units } from '@ganvil/core';

/** The samples for one file. */
export interface SampleSet {
  readonly samples: Samples;
  /** Columns of points; the samples themselves are in the units of the networks. */
  readonly units?: Units;
  /** Names of the classes, if samples have classes. */
  readonly classNames?: readonly string[];
  /** Whether pictures are written pixel for pixel, not enlarged. */
  readonly native: boolean;
  /** Images in a row of a picture; as many as make it nearly a square if undefined. */
  readonly inRow?: number;
  /** What pictures say about where they come from. */
  readonly text?: Readonly<Record<string, string>>;
}

/** A file format for samples; its name is the extension. */
export interface SampleFormat {
  readonly help: string;
  /** The kinds of samples that it can store. */
  readonly holds: readonly SampleKind[];
  /** Maximum of values in a file. */
  readonly maxValues: number;
  encode(set: SampleSet): Uint8Array;
}
