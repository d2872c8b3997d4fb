import type { Sides } from '../nn/conv.ts';
import type { Layer } from '../nn/layer.ts';

/** What a layer that enlarges is made of. */
export interface Enlargement {
  readonly filter: Sides;
  /** How many times larger each side becomes. */
  readonly factors: Sides;
  /** The sides of the result, of which the input's are a `factor`th, rounded up. */
  readonly to: Sides;
}

/** How a generator enlarges its images: a layer with weights, [N, ...sides, inputs] to [N, ...to, outputs]. */
export interface Upsampling {
  readonly help: string;
  layer(name: string, inputs: number, outputs: number, enlargement: Enlargement): Layer;
}
