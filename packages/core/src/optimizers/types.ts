import type * as tf from '../tf.ts';

/** What one update needs besides the tensors. */
export interface Rates {
  /** What `ratesAt` gives: a tensor, since it may change between replays of a recorded step. */
  readonly rates: tf.Tensor1D;
  readonly beta1: number;
  readonly beta2: number;
}

/** One weight and its optimizer state, by slot name. */
export type Cell<S extends string = string> = Record<S | 'weight', tf.Tensor>;

/** A rule of descent whose state has the slots S. */
export interface Optimizer<S extends string = string> {
  readonly help: string;
  /** Names of the state tensors, each of the shape of its weight, 0 at the start. */
  readonly slots: readonly S[];
  /** The numbers that update number `step` = 1, 2, ... reads; absent: the setting `rate` alone. */
  readonly ratesAt?: (rate: number, beta1: number, beta2: number, step: number) => readonly number[];
  /** The next cells; they take the place of `cells`, whose weights and slots the caller then disposes. */
  update(cells: readonly Cell<S | 'gradient'>[], rates: Rates): Cell<S>[];
}
