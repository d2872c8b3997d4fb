import type { Layer } from '../nn/layer.ts';

/** A normalisation of a network: of a layer's weights, of its outputs, or of neither. */
export interface Norm {
  readonly help: string;
  /** The layer with its weights normalised; the layer itself by default. */
  weights?(layer: Layer): Layer;
  /**
   * What follows the layer `name`, whose outputs have so many channels; nothing by default. `classes` > 0: with a scale and an
   * offset for each class.
   */
  outputs?(name: string, channels: number, classes: number): Layer;
}
