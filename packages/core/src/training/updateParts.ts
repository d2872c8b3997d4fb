// What one update did, part by part, as plain data.
import type { Scalars } from './events.ts';

/** Rows of a batch, and what they are in all. */
export interface Batch {
  /** Of one row. */
  readonly shape: readonly number[];
  /** Rows of the batch. */
  readonly count: number;
  /** The first rows, at most 64, flat. */
  readonly data: Float32Array;
  /** Over all numbers of the batch. */
  readonly mean: number;
  readonly deviation: number;
}

/** A network that the loss has applied. */
export interface NetworkPass {
  readonly network: string;
  readonly reads: Batch;
  readonly gives: Batch;
}

/** What one update of a player read, computed and changed: numbers of that very update. */
export interface UpdateParts {
  readonly player: string;
  /** Which update of the player it is, from 1. */
  readonly number: number;
  /** Latents and real samples, where it reads some. */
  readonly latents?: Batch;
  readonly real?: Batch;
  /** Samples that the game made, by the network that `flow` says. */
  readonly fakes?: Batch;
  /** In the order in which they were applied. */
  readonly passes: readonly NetworkPass[];
  /** Outputs of D for real samples and for fakes, as the loss reads them: logits or a critic's values; all of the batch. */
  readonly outputs: Readonly<Partial<Record<'real' | 'fake', Float32Array>>>;
  /** What it reported: the event of the step has the same. */
  readonly scalars: Scalars;
  /** What the player minimises, with penalties and all other terms. */
  readonly loss: number;
  /** On the same batch and random numbers, with the weights after the update. Absent where it diverged, and of a batch in shards. */
  readonly after?: {
    readonly loss: number;
    readonly scalars: Scalars;
    readonly outputs: Readonly<Partial<Record<'real' | 'fake', Float32Array>>>;
  };
  /** Length of the gradient by layer, such as `fc1`, and of all. */
  readonly gradients: Readonly<Record<string, number>>;
  readonly gradient: number;
  /** Length of the change of the weights, and of the weights before it. */
  readonly moved: number;
  readonly weights: number;
  /** The optimizer, and the learning rate. */
  readonly optimizer: string;
  readonly rate: number;
  /** False where a gradient was not finite: nothing has changed. */
  readonly applied: boolean;
}
