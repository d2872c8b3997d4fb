import type { BlockOptions } from '../nn/block.ts';
import type { Layer } from '../nn/layer.ts';
import type { UpsamplingName } from '../upsamplings/index.ts';
import type { OptionalSetting } from './optionalSettings.ts';

/** What shapes one network: the settings of its player (see the settings table) and the shape of one sample. */
export interface NetworkOptions extends BlockOptions {
  readonly sampleShape: readonly number[];
  readonly width: number;
  readonly depth: number;
  readonly widening: 'none' | 'double';
  readonly downsample: 'stride' | 'max' | 'average';
  readonly upsample: UpsamplingName;
  /** Side of the filters of convolutions. */
  readonly filterSize: number;
  /** Units of a dense layer at the small end of a convolutional network; 0: none. */
  readonly dense: number;
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
  /** Settings that only some networks read, of those that this one reads. */
  readonly uses: readonly OptionalSetting[];
  /** [N, inputs] to samples [N, ...sampleShape]; images, signals and volumes end in `pixels`, a tanh. */
  generator(inputs: number, options: NetworkOptions): Layer;
  /** What reads samples: a discriminator, an encoder or a classifier without its head. */
  body(options: NetworkOptions): Body;
}
