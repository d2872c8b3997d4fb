import type { ActivationName } from '../nn/activation.ts';
import type { Layer } from '../nn/layer.ts';

/** The settings that shape networks (see the settings table), and the shape of one sample. */
export interface ArchitectureOptions {
  readonly sampleShape: readonly number[];
  /** Inputs of G: the latent z, then the one-hot class where G is told it. */
  readonly latentDim: number;
  /** Classes that the nets are told; 0: they are not. */
  readonly classes: number;
  readonly width: number;
  readonly depth: number;
  readonly widening: 'none' | 'double';
  readonly activationG: ActivationName;
  readonly activationD: ActivationName;
  readonly normG: 'none' | 'batch';
  readonly normD: 'none' | 'batch';
  readonly downsample: 'stride' | 'max' | 'average';
}

/** A pair of networks. Both throw ConfigError for sample shapes that they cannot make or judge. */
export interface Architecture {
  readonly help: string;
  /** z [N, latentDim] to samples [N, ...sampleShape]; images through tanh. */
  generator(options: ArchitectureOptions): Layer;
  /** Samples to logits [N, 1]; with classes, its pass has them. */
  discriminator(options: ArchitectureOptions): Layer;
}
