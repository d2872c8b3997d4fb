import type { Samples, Units } from '@ganvil/core';

/** Samples that a file is made of. */
export interface SampleSet {
  readonly samples: Samples;
  /** Points: their columns; the samples are in the units of the networks. */
  readonly units?: Units;
  /** Names of the classes, where samples have some. */
  readonly classNames?: readonly string[];
  /** Pictures: pixel for pixel, not enlarged. */
  readonly native: boolean;
}

/** A kind of file that samples are written as; its name is its ending. */
export interface SampleFormat {
  readonly help: string;
  /** Whether it holds images, or points. */
  readonly holds: { readonly images: boolean; readonly points: boolean };
  /** Most values that a file of it may hold. */
  readonly most: number;
  encode(set: SampleSet): Uint8Array;
}
