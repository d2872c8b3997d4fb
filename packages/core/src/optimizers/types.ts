import type * as tf from '../tf.ts';

/** What one update needs besides the tensors. */
export interface Rates {
  /** Learning rate: a scalar tensor, since it may change between replays of a recorded step. */
  readonly rate: tf.Scalar;
  readonly beta1: number;
  readonly beta2: number;
}

/** One weight and its optimizer state, by slot name. */
export type Cell = { weight: tf.Tensor } & Record<string, tf.Tensor>;

/** A rule of descent. */
export interface Optimizer {
  readonly help: string;
  /** Names of the state tensors, each of the shape of its weight, 0 at the start. */
  readonly slots: readonly string[];
  /** The learning rate of update number `step` = 1, 2, ...; absent: the setting itself. */
  readonly rateAt?: (rate: number, beta1: number, beta2: number, step: number) => number;
  /** The next cell; it takes the place of `cell`, whose tensors the caller then disposes. */
  update(cell: Cell, gradient: tf.Tensor, rates: Rates): Cell;
}
