import type * as tf from '../tf.ts';

/** What one update needs besides the tensors. */
export interface Rates {
  /** Learning rate. */
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** 1 for the first update of this network. */
  readonly step: number;
}

/** One weight and its optimizer state, by slot name. */
export type Cell = { weight: tf.Tensor } & Record<string, tf.Tensor>;

/** A rule of descent. */
export interface Optimizer {
  readonly help: string;
  /** Names of the state tensors, each of the shape of its weight, 0 at the start. */
  readonly slots: readonly string[];
  /** The next cell; it takes the place of `cell`, whose tensors the caller then disposes. */
  update(cell: Cell, gradient: tf.Tensor, rates: Rates): Cell;
}
