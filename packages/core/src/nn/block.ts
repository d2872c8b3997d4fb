import { type NormName, norms } from '../norms/index.ts';
import type { Norm } from '../norms/types.ts';
import { type ActivationName, activation } from './activation.ts';
import { dropout } from './dropout.ts';
import type { Layer } from './layer.ts';

/** How the blocks of a network are made: its normalisation, activation and dropout. */
export interface BlockOptions {
  readonly norm: NormName;
  readonly activation: ActivationName;
  /** Share of the activations that is set to 0 in training; 0: none. */
  readonly dropout: number;
}

/** A layer with normalised weights; the normalisation of its outputs, unless it has no `normName`; an activation; dropout. */
export function block(
  layer: Layer,
  channels: number,
  { norm, activation: name, dropout: rate }: BlockOptions,
  normName?: string,
): Layer[] {
  const { weights, outputs }: Norm = norms[norm];
  return [
    weights?.(layer) ?? layer,
    ...(outputs && normName !== undefined ? [outputs(normName, channels)] : []),
    activation(name),
    ...(rate > 0 ? [dropout(rate)] : []),
  ];
}

/** A layer with normalised weights and nothing behind it: the first or last of a network. */
export function normalised(layer: Layer, name: NormName): Layer {
  const { weights }: Norm = norms[name];
  return weights?.(layer) ?? layer;
}
