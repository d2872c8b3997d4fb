import type { Scalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type { Samples, Scalars } from '../training/events.ts';
import type { NetworkRow } from './networkRow.ts';

/** A run as figures see it: a part of core's `Run`. */
export interface FigureRun {
  readonly step: number;
  readonly players: readonly string[];
  update(player: string): unknown;
  steps(times: number): { scalars: readonly Scalars[]; diverged: boolean };
  sample(z?: Float32Array, labels?: Int32Array, weights?: 'averaged' | 'current'): Promise<Samples>;
  latents(seeds: readonly number[]): Promise<Float32Array>;
  discriminate(samples: Samples): Promise<{ readonly logits: Float32Array }>;
  dispose(): void;
}

/** What figures are drawn from. */
export interface FigureContext {
  /** Name of the game, latent dimension, seed and whether G and D read classes. */
  readonly config: {
    readonly game: string;
    readonly latentDim: number;
    readonly seed: number;
    readonly conditional: boolean;
    readonly loss: string;
  };
  readonly dataset: Dataset;
  /** What the game has. */
  readonly generates: boolean;
  readonly discriminates: boolean;
  /** Whether the outputs of D are logits of probabilities. */
  readonly logits: boolean;
  readonly networks: readonly NetworkRow[];
  readonly scalar: Scalar;
  /** The run in its present state; absent where there is only a config. Figures leave its state as it is. */
  readonly run?: FigureRun;
  /** Another run of the same config, at its beginning. The figure disposes of it. */
  readonly restart?: () => Promise<FigureRun>;
  /** Scalars of the steps so far, thinned by `thinned`. */
  readonly log?: readonly LoggedStep[];
  /** Shares of fakes by mode or class, of the diagnoses so far. */
  readonly shares?: readonly LoggedShares[];
}

/** Scalars of one step. */
export interface LoggedStep {
  readonly step: number;
  readonly scalars: Scalars;
}

/** Shares of fakes by nearest mode, or by class, at a step; they sum to 1. */
export interface LoggedShares {
  readonly step: number;
  readonly shares: readonly number[];
}

/** Choices of whoever asks for a figure. */
export interface FigureOptions {
  /** Letters of the panels to draw, in order; all by default. */
  readonly panels?: string;
  /** The step at which the first panel shows the run. */
  readonly from?: number;
}

/** A figure: SVG text that is the same, byte for byte, wherever it is drawn. */
export interface Figure {
  readonly help: string;
  /** Whether it has panels to choose from, and how many. */
  readonly panels?: number;
  /** What it needs and this run lacks, such as `a run on numbers`; undefined where it suits. */
  lacks(context: FigureContext): string | undefined;
  draw(context: FigureContext, options: FigureOptions): Promise<string> | string;
}
