import type { Layer } from '../nn/layer.ts';

/** The last layer of a network that reads samples: from features [N, features] to its outputs. */
export interface Head {
  readonly help: string;
  /** `classes`: those that the network is conditioned on or tells apart; 0 without. */
  layer(name: string, features: number, classes: number): Layer;
}
