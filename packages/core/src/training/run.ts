// A run by hand: what `train` does by itself, one thing at a time.
import type { AppliedChange, Change } from '../changes/types.ts';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Discriminated } from '../inference/discriminate.ts';
import type { Inversion } from '../inference/invert.ts';
import type { InvertOptions } from '../inference/invertOptions.ts';
import type { Reconstructed } from '../inference/reconstruct.ts';
import type { WeightsOfG } from '../inference/types.ts';
import type { UnitLayer } from '../inference/unitLayer.ts';
import type { Checkpoint, Start } from '../state/types.ts';
import type { Course } from './course.ts';
import type { Samples, Scalars, TrainEvent } from './events.ts';
import type { Updates } from './updateCounts.ts';
import type { UpdateParts } from './updateParts.ts';

/** Diagnoses a run of this course at a step: the course after it, and the events of it. */
export type Diagnosing = (course: Course, step: number) => Promise<{ course: Course; events: TrainEvent[] }>;

/** A game in training. Everything happens between a call and its return; nothing is computed that was not asked for. */
export interface Run {
  readonly config: Config;
  readonly dataset: Dataset;
  /** The players of the game. */
  readonly players: readonly string[];
  /** Whether the game makes samples. */
  readonly generates: boolean;
  /** Whether the game has a discriminator. */
  readonly discriminates: boolean;
  /** Whether the game has an encoder and makes samples of what it gives. */
  readonly reconstructs: boolean;
  /** Whether the game tells classes apart. */
  readonly classifies: boolean;
  /** Numbers in the weights of each player. */
  readonly parameters: Readonly<Record<string, number>>;
  /** What the run remembers of its evaluations. */
  course: Course;
  /** How often it has gone back. */
  readonly rollbacks: number;
  /** Where its first weights are from; undefined: they were drawn. */
  readonly start: Start | undefined;
  /** Settings that have taken another value in it, in order; `config` has the present values. */
  readonly changes: readonly AppliedChange[];
  /** All changes that it has made and is to make, in order: those after `changes` are made when their step has come. */
  planned: readonly Change[];
  /** Where it may go back to if it diverges: the checkpoints of the steps in `course.retreat` that there are, ascending. */
  anchors: readonly Checkpoint[];
  /** Updates that each player has done. */
  readonly done: Updates;
  /** Whole steps done: rounds of the game's schedule. */
  readonly step: number;
  /** Whether all ranks stop after this step, as one was asked to or is lost; undefined where there are no others. */
  readonly stopping: boolean | undefined;
  /**
   * One update of a player, or one step of `all`; gives the scalars of the latest update of each player. Undefined where it
   * diverged: the update at fault was not applied.
   */
  update(player: string | 'all'): Scalars | undefined;
  /** Gets what each update of one player by `update` does, part by part; these run through tfjs, with the same bits. Absent where nobody asks. */
  onParts?: (parts: UpdateParts) => void;
  /**
   * At most `times` steps without leaving the kernels between them; gives the scalars of each. Fewer than there is room for
   * where it diverged (then `diverged` holds): the update at fault was not applied.
   */
  steps(times: number): { scalars: Scalars[]; diverged: boolean };
  /** Why steps that were to be recorded run through tfjs, one by one; undefined where they are, or none has run. */
  unrecorded(): string | undefined;
  /**
   * Gives a setting another value from the next update on, as if the run were resumed with it; gives the event that says so. Throws ConfigError,
   * and nothing has changed, for a value or a setting that cannot be.
   */
  change(setting: Change['setting'], value: unknown): Extract<TrainEvent, { type: 'change' }>;
  checkpoint(): Checkpoint;
  digest(): string;
  /** Resumes from a checkpoint of this run or one like it. Throws DataError, and nothing has changed, if it does not fit. */
  restore(checkpoint: Checkpoint): void;
  /**
   * Samples for latents z [count, latentDim], flat; without, for the run's fixed ones. `labels`: the classes that a
   * conditional G is to draw; without, every class in turn. By default of the averaged G.
   */
  sample(z?: Float32Array, labels?: Int32Array, weights?: WeightsOfG): Promise<Samples>;
  /** Latents [seeds, latentDim], flat; each depends on its seed alone. */
  latents(seeds: readonly number[]): Promise<Float32Array>;
  /** The logits of D in training and, if asked for, their gradients with respect to the samples. */
  discriminate(samples: Samples, gradient?: boolean): Promise<Discriminated>;
  /** Latents whose samples are nearest to given ones, as `inference/invert.ts`; by default of the averaged G. */
  invert(samples: Samples, options?: InvertOptions): Promise<Inversion>;
  /** Samples as the game's encoder and G make them anew; by default by averaged weights. Throws ConfigError for games without encoder. */
  reconstruct(samples: Samples, weights?: WeightsOfG): Promise<Reconstructed>;
  /** The probability of each class [count, classes], flat. Throws ConfigError for games that tell no classes apart. */
  classify(samples: Samples): Float32Array;
  /** What the units of a fully connected network give for inputs, flat; at most `most` of each layer: see `unitsOf`. */
  units(network: string, inputs: Float32Array, most: number, weights?: WeightsOfG): UnitLayer[];
  /** The metrics that the config asks for; by default of the averaged G. */
  evaluate(weights?: WeightsOfG): Promise<Record<string, number>>;
  /** Absent where nobody asks. */
  readonly diagnose?: Diagnosing;
  /** Frees every tensor. */
  dispose(): void;
}
