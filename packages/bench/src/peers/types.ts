import type { ConfigInput } from '@ganvil/core';
import type { Model } from '../steps/models.ts';

/** Training steps of one model on one peer. */
export interface Runner {
  /** Runs `steps` steps; the result is the seconds they took. */
  run(steps: number): Promise<number>;
  close(): Promise<void>;
}

/** An implementation that trains models: Ganvil in one of its modes, or another framework. */
export interface Peer {
  /** Column head in tables. */
  readonly title: string;
  readonly help: string;
  /** Prepares to train a model; `own` are settings for Ganvil itself. Throws if this peer cannot train the model. */
  open(model: Model, own: ConfigInput): Promise<Runner>;
}
