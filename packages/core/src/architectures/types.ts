import type { ActivationName } from '../nn/activation.ts';
import type { Layer } from '../nn/layer.ts';
import type { NormName } from '../norms/index.ts';

/** What shapes one network: the settings of its player (see the settings table) and the shape of one sample. */
export interface NetworkOptions {
  readonly sampleShape: readonly number[];
  readonly width: number;
  readonly depth: number;
  readonly widening: 'none' | 'double';
  readonly activation: ActivationName;
  readonly norm: NormName;
  /** Share of the activations that dropout sets to 0 in training. */
  readonly dropout: number;
  readonly downsample: 'stride' | 'max' | 'average';
}

/** A network that reads samples, up to its head. */
export interface Body {
  /** Samples [N, ...sampleShape] to features [N, features]. */
  readonly layer: Layer;
  readonly features: number;
}

/** Networks of one kind. Both throw ConfigError for sample shapes that they cannot make or read. */
export interface Architecture {
  readonly help: string;
  /** The settings to lower where its networks are too large. */
  readonly lower: string;
  /** [N, inputs] to samples [N, ...sampleShape]; images through tanh. */
  generator(inputs: number, options: NetworkOptions): Layer;
  /** What reads samples: a discriminator, an encoder or a classifier without its head. */
  body(options: NetworkOptions): Body;
}
