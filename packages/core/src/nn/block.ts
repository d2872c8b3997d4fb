import { type NormName, norms } from '../norms/index.ts';
import type { Norm } from '../norms/types.ts';
import { type ActivationName, activation, reads } from './activation.ts';
import { besideClasses } from './besideClasses.ts';
import { dropout } from './dropout.ts';
import { gaussianNoise } from './gaussianNoise.ts';
import type { Layer } from './layer.ts';

/** How the blocks of a network are made. */
export interface BlockOptions {
  readonly norm: NormName;
  readonly activation: ActivationName;
  /** Pieces of a unit under maxout. */
  readonly pieces: number;
  /** Share of the activations that is set to 0 in training; 0: none. */
  readonly dropout: number;
  /** Standard deviation of the noise that is added to activations in training; 0: none. */
  readonly noise: number;
  /** Classes that every layer reads beside its inputs; 0: it does not. */
  readonly classesBeside: number;
  /** Classes for each of which the normalisation has scales; 0: it has one for all. */
  readonly classesOfNorm: number;
}

/** A layer with weights, from so many inputs to so many outputs. */
export type Weighted = (inputs: number, outputs: number) => Layer;

/**
 * A layer with normalised weights; the normalisation of its outputs, unless it has no `normName`; an activation that gives so
 * many channels; dropout and noise.
 */
export function block(
  make: Weighted,
  inputs: number,
  channels: number,
  options: BlockOptions,
  normName?: string,
): Layer[] {
  return [
    ...bare(make, inputs, channels * reads(options.activation, options.pieces), options),
    ...behind(channels, options, normName),
  ];
}

/** What follows the layer of a block. */
export function behind(channels: number, options: BlockOptions, normName?: string): Layer[] {
  const { activation: name, pieces, dropout: rate, noise } = options;
  return [
    ...(normName === undefined ? [] : outputNorm(normName, channels * reads(name, pieces), options)),
    activation(name, pieces),
    ...(rate > 0 ? [dropout(rate)] : []),
    ...(noise > 0 ? [gaussianNoise(noise)] : []),
  ];
}

/** The normalisation of so many channels under `name`, where there is one. */
export function outputNorm(name: string, channels: number, { norm, classesOfNorm }: BlockOptions): Layer[] {
  const { outputs }: Norm = norms[norm];
  return outputs ? [outputs(name, channels, classesOfNorm)] : [];
}

/** A layer with normalised weights and nothing behind it, such as the last of a network. */
export function bare(make: Weighted, inputs: number, outputs: number, options: BlockOptions): Layer[] {
  const { norm, classesBeside } = options;
  return [
    ...(classesBeside > 0 ? [besideClasses(classesBeside)] : []),
    normalised(make(inputs + classesBeside, outputs), norm),
  ];
}

/** A layer with its weights normalised. */
export function normalised(layer: Layer, name: NormName): Layer {
  const { weights }: Norm = norms[name];
  return weights?.(layer) ?? layer;
}
