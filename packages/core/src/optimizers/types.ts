import type * as tf from '../tf.ts';

/** What one update needs besides the tensors. */
export interface Hyperparameters {
  /** What `ratesAt` gives: a tensor, since it may change between replays of a recorded step. */
  readonly rates: tf.Tensor1D;
  readonly beta1: number;
  readonly beta2: number;
}

/** One weight and its optimizer state, by state name. */
export type ParameterState<S extends string = string> = Record<S | 'weight', tf.Tensor>;

/** As `Hyperparameters`, for an update that is part of a loss. */
export interface DifferentiableHyperparameters extends Omit<Hyperparameters, 'rates'> {
  /** What `ratesAt` gives, each a tensor. */
  readonly rates: readonly tf.Scalar[];
}

/** A rule of descent whose state has the names S. */
export interface Optimizer<S extends string = string> {
  readonly help: string;
  /** Names of the state tensors, each of the shape of its weight, 0 at the start. */
  readonly state: readonly S[];
  /** The numbers that update number `step` = 1, 2, ... reads; absent: the learning rate alone. */
  readonly ratesAt?: (
    learningRate: number,
    beta1: number,
    beta2: number,
    step: number,
    weightDecay: number,
  ) => readonly number[];
  /** Whether `ratesAt` may be given another beta1 from update to update, as a schedule of momentum does. */
  readonly momentumSchedule?: true;
  /** Whether it shrinks weights by `weightDecay`. */
  readonly weightDecay?: true;
  /** The next states; they take the place of `before`, whose weights and state the caller then disposes. */
  update(
    before: readonly ParameterState<S | 'gradient'>[],
    hyperparameters: Hyperparameters,
  ): ParameterState<S>[];
  /** `update` of one weight as a differentiable function, for players that anticipate it. Disposes nothing. */
  anticipate(
    before: ParameterState<S | 'gradient'>,
    hyperparameters: DifferentiableHyperparameters,
  ): ParameterState<S>;
}
