import type { Random } from '@ganvil/kernels-as';
import type { StoredImages } from '../formats/pixels/types.ts';
import type { Units } from './units.ts';

/** Samples to learn from. Image values are in [-1, 1], NHWC; points are in their own units, or standardised. */
export interface Dataset {
  readonly name: string;
  /** Shape of one sample: [d] for points, [height, width, channels] for images. */
  readonly shape: readonly number[];
  /** Number of samples; Infinity where every index gives another one. */
  readonly count: number;
  /** Number of classes; 0 when unlabelled. */
  readonly classes: number;
  readonly classNames?: readonly string[];
  /** Points: their columns, and how values that `read` gives follow from own units. */
  readonly units?: Units;
  /** Samples of the same kind that are set apart: metrics compare with them, nothing is trained on them. */
  readonly test?: Dataset;
  /** Labelled samples that are read beside all: the same ones, fewer. For games that read a labelled batch. */
  readonly labelled?: Dataset;
  /** SHA-256 over everything that `read` depends on; a run that is resumed must find the same. */
  readonly digest: string;
  /** What earlier versions made of the same files, and how that differs: runs of theirs cannot be resumed. */
  readonly former?: { readonly digest: string; readonly why: string };
  /** Where the density has its peaks, for the sets of which that is known. */
  readonly modes?: Modes;
  /** The same samples, index by index, with one part of each left out, by part. */
  readonly without?: Readonly<Record<string, Dataset>>;
  /** Numbers that can be read off a sample and whose distribution matters, by name. */
  readonly observables?: Readonly<Record<string, (sample: Float32Array) => number>>;
  /** Mean and standard deviation, where they are known exactly. */
  readonly moments?: { readonly mean: number; readonly sd: number };
  /** Images as they are stored, of a set that is all of them. */
  readonly stored?: StoredImages;
  /** Says which samples are read next, where that makes it faster. */
  prefetch?(indices: ArrayLike<number>): void;
  /** Writes sample `indices[i]` to `out` at i * size, and its class (or -1) to `labels[i]`. Pure. */
  read(indices: ArrayLike<number>, out: Float32Array, labels: Int32Array): void;
}

/** Gaussian peaks of one width. */
export interface Modes {
  readonly centers: readonly (readonly number[])[];
  readonly sd: number;
  /** How likely each is beside the others, in whole numbers; all alike without. */
  readonly weights?: readonly number[];
}

/** A set that is computed: a pure function of the run's randomness. */
export type DatasetFactory = (random: Random) => Dataset;

/** A set that needs no file. */
export interface EmbeddedSet {
  readonly help: string;
  readonly open: DatasetFactory;
}
