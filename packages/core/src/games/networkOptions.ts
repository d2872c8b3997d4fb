import type { NetworkOptions } from '../architectures/types.ts';
import type { GameConfig } from './gameConfig.ts';

/** The settings of one side: of networks that make samples (G), or of those that read them (D). */
export function networkOptions(
  config: GameConfig,
  side: 'G' | 'D',
  sampleShape: readonly number[],
): NetworkOptions {
  const { widening, downsample } = config;
  const [width, depth] = side === 'G' ? [config.width, config.depth] : [config.widthD, config.depthD];
  const { [`activation${side}` as const]: activation, [`norm${side}` as const]: norm } = config;
  return {
    sampleShape,
    width,
    depth,
    widening,
    activation,
    norm,
    dropout: config[`dropout${side}`],
    downsample,
  };
}
